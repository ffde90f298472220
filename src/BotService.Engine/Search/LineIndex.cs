using BotService.Engine.Language;

namespace BotService.Engine.Search;

/// <summary>
/// Which lines hold a character, a pair of characters, or a word. Longer expressions are looked for in the lines of
/// their rarest piece, so the answer is exact whatever its length.
/// </summary>
internal sealed class LineIndex
{
    private readonly Dictionary<uint, int> characters = [];
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly string[] sortedWords;
    private readonly int[] starts;
    private readonly int[] lines;

    public LineIndex(IReadOnlyList<SearchedLine> lines)
    {
        Lines = lines;
        var (pieces, at) = (new List<int>(1 << 18), new List<int>(1 << 18));
        var seen = new List<int>();
        for (var line = 0; line < lines.Count; line++)
        {
            foreach (var piece in Pieces(lines[line].Normal, add: true))
            {
                while (seen.Count <= piece) seen.Add(-1);
                if (seen[piece] == line) continue;
                seen[piece] = line;
                pieces.Add(piece);
                at.Add(line);
            }
        }
        starts = new int[seen.Count + 1];
        foreach (var piece in pieces) starts[piece + 1]++;
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        this.lines = new int[pieces.Count];
        var next = starts.ToArray();
        for (var i = 0; i < pieces.Count; i++) this.lines[next[pieces[i]]++] = at[i];
        sortedWords = [.. words.Keys.Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<SearchedLine> Lines { get; }

    /// <summary>Lines that hold a character or a pair of an unspaced script.</summary>
    public ReadOnlySpan<int> Characters(ReadOnlySpan<char> oneOrTwo) =>
        characters.TryGetValue(Key(oneOrTwo), out var piece) ? Of(piece) : [];

    public ReadOnlySpan<int> Word(string word) => words.TryGetValue(word, out var piece) ? Of(piece) : [];

    /// <summary>Known words that begin so, itself left out.</summary>
    public ReadOnlySpan<string> WordsBeginning(string prefix)
    {
        var from = Array.BinarySearch(sortedWords, prefix, StringComparer.Ordinal);
        from = from < 0 ? ~from : from + 1;
        var to = from;
        while (to < sortedWords.Length && sortedWords[to].StartsWith(prefix, StringComparison.Ordinal)) to++;
        return sortedWords.AsSpan(from, to - from);
    }

    /// <summary>Lines that hold a normalised expression as it stands; words in Latin letters are whole words.</summary>
    public List<int> Expression(string normal)
    {
        var found = new List<int>();
        var rarest = -1;
        foreach (var piece in Pieces(normal, add: false))
        {
            if (piece < 0) return found;
            if (rarest < 0 || Of(piece).Length < Of(rarest).Length) rarest = piece;
        }
        if (rarest < 0) return found;
        foreach (var line in Of(rarest))
            if (TextSearch.Holds(Lines[line].Normal, normal)) found.Add(line);
        return found;
    }

    private ReadOnlySpan<int> Of(int piece) => lines.AsSpan(starts[piece], starts[piece + 1] - starts[piece]);

    /// <summary>The pieces of a text, with -1 for one that is not known.</summary>
    private IEnumerable<int> Pieces(string normal, bool add)
    {
        for (var start = 0; start < normal.Length;)
        {
            var script = Scripts.Of(normal[start]);
            var end = start + 1;
            if (script == Script.Latin)
            {
                while (end < normal.Length && Scripts.Of(normal[end]) == script) end++;
                yield return Number(words, normal[start..end], add);
            }
            else if (script == Script.Ideograph)
            {
                yield return Number(characters, Key(normal.AsSpan(start, 1)), add);
                if (end < normal.Length && Scripts.Of(normal[end]) == script)
                    yield return Number(characters, Key(normal.AsSpan(start, 2)), add);
            }
            start = end;
        }
    }

    private int Number<T>(Dictionary<T, int> numbers, T piece, bool add) where T : notnull
    {
        if (numbers.TryGetValue(piece, out var number)) return number;
        if (!add) return -1;
        number = characters.Count + words.Count;
        numbers.Add(piece, number);
        return number;
    }

    private static uint Key(ReadOnlySpan<char> oneOrTwo) =>
        oneOrTwo.Length == 1 ? oneOrTwo[0] : ((uint)oneOrTwo[0] << 16) | oneOrTwo[1];
}
