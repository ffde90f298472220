using BotService.Engine.Language;

namespace BotService.Engine.Retrieval;

/// <summary>
/// The known pairs of characters and how they sound. Where the characters of a question fail, it writes those that
/// sound alike and are known: 「過互」 becomes 「過戶」, and zhuyin becomes characters. A character is doubted only if it forms
/// no known pair with either neighbour.
/// </summary>
internal sealed class HomophoneIndex
{
    private const int MostCandidates = 8;

    /// <summary>
    /// What another character than the one written must bring: about a pair seen six times. Chosen by
    /// cross-validation with and without slips.
    /// </summary>
    private const float ChangeCost = 2;

    private static readonly float[] PairWorth = [.. Enumerable.Range(0, 64).Select(n => MathF.Log(1 + n))];

    [ThreadStatic]
    private static Room? room;

    private readonly Dictionary<uint, int> pairs;
    private readonly Dictionary<ushort, char[]> characters;

    private HomophoneIndex(Dictionary<uint, int> pairs, Dictionary<ushort, char[]> characters) =>
        (this.pairs, this.characters) = (pairs, characters);

    /// <param name="texts">Normalised texts whose characters are known.</param>
    public static HomophoneIndex Build(IEnumerable<string> texts)
    {
        var pairs = new Dictionary<uint, int>();
        var counts = new Dictionary<char, int>();
        foreach (var text in texts)
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (Sounds.Of(text[i]) == 0) continue;
                counts[text[i]] = counts.GetValueOrDefault(text[i]) + 1;
                if (i > 0 && Sounds.Of(text[i - 1]) != 0)
                    pairs[Pair(text[i - 1], text[i])] = pairs.GetValueOrDefault(Pair(text[i - 1], text[i])) + 1;
            }
        }
        var characters = counts.Keys.GroupBy(Sounds.Of).ToDictionary(
            g => g.Key, g => g.OrderByDescending(c => counts[c]).ThenBy(c => c).Take(MostCandidates).ToArray());
        return new(pairs, characters);
    }

    /// <param name="into">At least as long as the text.</param>
    /// <returns>How many characters were written. A text without doubtful places comes back as it was.</returns>
    public int Repair(ReadOnlySpan<char> normalized, Span<char> into)
    {
        var room = HomophoneIndex.room ??= new();
        var (to, at) = (0, 0);
        while (at < normalized.Length)
        {
            room.Count = 0;
            while (at < normalized.Length && room.Count < Room.Longest
                && (Sounds.Of(normalized[at]) != 0 || Sounds.IsSpelling(normalized[at])))
            {
                at += Take(normalized, at, room);
            }
            to += Write(room, into[to..]);
            if (at < normalized.Length && Sounds.Of(normalized[at]) == 0 && !Sounds.IsSpelling(normalized[at]))
                into[to++] = normalized[at++];
        }
        return to;
    }

    /// <summary>
    /// Adds the candidates for one place: the character itself and, if it is doubted, those that sound like
    /// it; or those that zhuyin spells.
    /// </summary>
    private int Take(ReadOnlySpan<char> text, int at, Room room)
    {
        var c = text[at];
        if (Sounds.IsTone(c)) return 1;
        if (Sounds.IsZhuyin(c))
        {
            var (syllable, length) = Sounds.Spelt(text[at..]);
            // a lone ㄅ or ㄉ says nothing
            if (characters.TryGetValue(syllable, out var spelt)) room.Add(spelt, spelt[0], cost: 0);
            return length;
        }
        var doubted = !Knows(text, at - 1) && !Knows(text, at);
        var others = doubted && characters.TryGetValue(Sounds.Of(c), out var alike) ? alike : [];
        room.Add(others, c, ChangeCost);
        return 1;
    }

    /// <summary>Whether the characters at this place and the next are a known pair.</summary>
    private bool Knows(ReadOnlySpan<char> text, int at) =>
        at >= 0 && at + 1 < text.Length && pairs.ContainsKey(Pair(text[at], text[at + 1]));

    /// <summary>Writes the candidates that pair best, found as Viterbi (1967) does.</summary>
    private int Write(Room room, Span<char> into)
    {
        for (var i = 1; i < room.Count; i++)
        {
            for (var k = 0; k < room.Width(i); k++)
            {
                var (best, from) = (float.NegativeInfinity, 0);
                for (var j = 0; j < room.Width(i - 1); j++)
                {
                    var worth = room.Score(i - 1, j) + Worth(room[i - 1, j], room[i, k]);
                    if (worth > best) (best, from) = (worth, j);
                }
                room.Join(i, k, best, from);
            }
        }
        if (room.Count == 0) return 0;
        var last = 0;
        for (var k = 1; k < room.Width(room.Count - 1); k++)
        {
            if (room.Score(room.Count - 1, k) > room.Score(room.Count - 1, last)) last = k;
        }
        for (var i = room.Count - 1; i >= 0; i--)
        {
            into[i] = room[i, last];
            last = room.From(i, last);
        }
        return room.Count;
    }

    private float Worth(char one, char other) =>
        pairs.TryGetValue(Pair(one, other), out var count) ? PairWorth[Math.Min(count, PairWorth.Length - 1)] : 0;

    private static uint Pair(char one, char other) => ((uint)one << 16) | other;

    /// <summary>
    /// The candidates of a run of places, with the best way to each. The first is the character as it was written.
    /// </summary>
    private sealed class Room
    {
        public const int Longest = 100;
        private const int MostWidth = MostCandidates + 1;

        private readonly char[] candidates = new char[Longest * MostWidth];
        private readonly float[] scores = new float[Longest * MostWidth];
        private readonly byte[] from = new byte[Longest * MostWidth];
        private readonly int[] widths = new int[Longest];

        public int Count;

        public char this[int place, int candidate] => this.candidates[place * MostWidth + candidate];

        public int Width(int place) => widths[place];

        public float Score(int place, int candidate) => scores[place * MostWidth + candidate];

        public int From(int place, int candidate) => this.from[place * MostWidth + candidate];

        public void Join(int place, int candidate, float score, int from)
        {
            scores[place * MostWidth + candidate] += score;
            this.from[place * MostWidth + candidate] = (byte)from;
        }

        public void Add(ReadOnlySpan<char> others, char written, float cost)
        {
            var at = Count * MostWidth;
            (this.candidates[at], scores[at]) = (written, 0);
            var width = 1;
            foreach (var other in others)
            {
                if (other == written) continue;
                (this.candidates[at + width], scores[at + width]) = (other, -cost);
                width++;
            }
            widths[Count++] = width;
        }
    }
}
