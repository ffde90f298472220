namespace BotService.Engine.Language;

/// <summary>What a token is made of; each kind has its own weight.</summary>
internal enum TokenKind : byte { Char1, Char2, Word, WordPair, Part, Sound, Sign, SignPair }

/// <summary>A piece of a text, by its hash: 64 bits make a collision among a million pieces a matter of 10⁻⁸.</summary>
internal readonly record struct Token(ulong Hash, TokenKind Kind)
{
    /// <summary>Something the text tells, by its number, whatever the words and the language.</summary>
    public static Token Sign(int sign) => new(NGrams.Mix((ulong)sign ^ ((ulong)TokenKind.Sign << 56)), TokenKind.Sign);

    /// <summary>Two things told together, in whichever order.</summary>
    public static Token SignPair(int one, int other) => new(
        NGrams.Mix(((ulong)Math.Min(one, other) << 16) | (uint)Math.Max(one, other)
            | ((ulong)TokenKind.SignPair << 56)), TokenKind.SignPair);
}

/// <summary>
/// Cuts normalised text: single characters and pairs of unspaced scripts (three of them told cross-validation nothing
/// more); words, pairs of words, and 3–5 characters within a word and its edges for spaced ones; pairs of syllables as
/// they sound (<see cref="Sounds"/>). Allocates nothing beyond the lists.
/// </summary>
internal static class NGrams
{
    private const int ShortestPart = 3;
    private const int LongestPart = 5;
    private const int LongestWord = 40;

    [ThreadStatic]
    private static List<ushort>? syllables;

    /// <param name="parts">Whether words are cut into parts as well.</param>
    public static void Cut(ReadOnlySpan<char> normalized, List<Token> into, bool parts = true)
    {
        CutSounds(normalized, into);
        var previousWord = 0UL;
        var start = 0;
        while (start < normalized.Length)
        {
            var script = Scripts.Of(normalized[start]);
            var end = start + 1;
            while (end < normalized.Length && Scripts.Of(normalized[end]) == script) end++;
            var run = normalized[start..end];
            if (script == Script.Ideograph)
            {
                CutCharacters(run, into);
                previousWord = 0;
            }
            else if (script == Script.Latin) previousWord = CutWord(run, previousWord, into, parts);
            start = end;
        }
    }

    private static void CutSounds(ReadOnlySpan<char> normalized, List<Token> into)
    {
        var syllables = NGrams.syllables ??= [];
        syllables.Clear();
        Sounds.Read(normalized, syllables);
        for (var i = 1; i < syllables.Count; i++)
        {
            if (syllables[i - 1] == 0 || syllables[i] == 0) continue;
            var pair = ((ulong)syllables[i - 1] << 16) | syllables[i];
            into.Add(new(Mix(pair ^ ((ulong)TokenKind.Sound << 56)), TokenKind.Sound));
        }
    }

    private static void CutCharacters(ReadOnlySpan<char> run, List<Token> into)
    {
        for (var i = 0; i < run.Length; i++)
        {
            into.Add(new(Hash(run.Slice(i, 1), TokenKind.Char1), TokenKind.Char1));
            if (i + 2 <= run.Length) into.Add(new(Hash(run.Slice(i, 2), TokenKind.Char2), TokenKind.Char2));
        }
    }

    private static ulong CutWord(ReadOnlySpan<char> word, ulong previousWord, List<Token> into, bool parts)
    {
        if (!word.ContainsAnyExceptInRange('0', '9')) return CutNumber(word, into);
        if (word.Length > LongestWord) word = word[..LongestWord];
        var hash = Hash(word, TokenKind.Word);
        into.Add(new(hash, TokenKind.Word));
        if (previousWord != 0) into.Add(new(Mix(previousWord ^ (hash << 1)), TokenKind.WordPair));

        if (!parts) return hash;
        Span<char> edged = stackalloc char[LongestWord + 2];
        edged[0] = edged[word.Length + 1] = ' ';
        word.CopyTo(edged[1..]);
        edged = edged[..(word.Length + 2)];
        for (var size = ShortestPart; size <= LongestPart; size++)
        {
            for (var i = 0; i + size <= edged.Length; i++)
                into.Add(new(Hash(edged.Slice(i, size), TokenKind.Part), TokenKind.Part));
        }
        return hash;
    }

    /// <summary>1911 and 220 mean something; dates, amounts and the numbers of people do not.</summary>
    private static ulong CutNumber(ReadOnlySpan<char> number, List<Token> into)
    {
        if (number.Length is 3 or 4) into.Add(new(Hash(number, TokenKind.Word), TokenKind.Word));
        return 0;
    }

    private static ulong Hash(ReadOnlySpan<char> text, TokenKind kind)
    {
        unchecked
        {
            var hash = 0xCBF29CE484222325UL ^ ((ulong)kind << 56);
            foreach (var c in text) hash = (hash ^ c) * 0x100000001B3UL;
            return Mix(hash);
        }
    }

    /// <summary>The finaliser of SplitMix64: spreads every bit over all.</summary>
    internal static ulong Mix(ulong x)
    {
        unchecked
        {
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return x ^ (x >> 31);
        }
    }
}
