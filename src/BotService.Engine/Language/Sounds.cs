using System.Collections.Frozen;

namespace BotService.Engine.Language;

/// <summary>
/// How characters sound, tone left aside, so that 「過互」 finds 「過戶」 and 「電ㄈㄟˋ」 finds 「電費」. What many speakers in Taiwan
/// do not tell apart (ㄓ and ㄗ, ㄣ and ㄥ) counts as one.
/// </summary>
internal static class Sounds
{
    /// <summary>The syllable of each UTF-16 unit; 0 where there is none.</summary>
    private static readonly ushort[] Characters = new ushort[char.MaxValue + 1];

    private static readonly FrozenDictionary<string, ushort> Syllables = Read();

    private const int LongestSyllable = 3;

    /// <summary>The syllables of a normalised text in order; 0 stands wherever something else separates them.</summary>
    public static void Read(ReadOnlySpan<char> normalized, List<ushort> into)
    {
        for (var at = 0; at < normalized.Length;)
        {
            if (IsTone(normalized[at]))
            {
                at++;
                continue;
            }
            var (syllable, length) = IsZhuyin(normalized[at])
                ? Spelt(normalized[at..]) : (Characters[normalized[at]], 1);
            into.Add(syllable);
            at += length;
        }
    }

    /// <summary>The syllable of a character; 0 when it is not known.</summary>
    public static ushort Of(char c) => Characters[c];

    /// <summary>A zhuyin symbol or a tone.</summary>
    public static bool IsSpelling(char c) => IsZhuyin(c) || IsTone(c);

    public static bool IsZhuyin(char c) => c is >= 'ㄅ' and <= 'ㄯ';

    /// <summary>The marks ˊ ˇ ˋ ˙ and ˉ.</summary>
    public static bool IsTone(char c) => c is 'ˊ' or 'ˇ' or 'ˋ' or '˙' or 'ˉ';

    /// <summary>Whether the symbols, without tone, spell one syllable that some character has.</summary>
    public static bool IsSyllable(ReadOnlySpan<char> zhuyin)
    {
        Span<char> folded = stackalloc char[LongestSyllable];
        return zhuyin.Length is > 0 and <= LongestSyllable && Find(zhuyin, folded) != 0;
    }

    /// <summary>
    /// The longest syllable that begins here. A lone ㄅ or ㄉ, as people write for 吧 and 的,
    /// is none and separates nothing.
    /// </summary>
    public static (ushort Syllable, int Length) Spelt(ReadOnlySpan<char> rest)
    {
        Span<char> folded = stackalloc char[LongestSyllable];
        for (var length = Math.Min(LongestSyllable, rest.Length); length > 0; length--)
        {
            if (Find(rest[..length], folded) is > 0 and var syllable) return (syllable, length);
        }
        return (0, 1);
    }

    private static ushort Find(ReadOnlySpan<char> zhuyin, Span<char> folded)
    {
        Fold(zhuyin, folded);
        return Syllables.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded[..zhuyin.Length], out var syllable)
            ? syllable : (ushort)0;
    }

    private static void Fold(ReadOnlySpan<char> zhuyin, Span<char> into)
    {
        for (var i = 0; i < zhuyin.Length; i++)
        {
            into[i] = zhuyin[i] switch
            {
                'ㄓ' => 'ㄗ',
                'ㄔ' => 'ㄘ',
                'ㄕ' => 'ㄙ',
                'ㄥ' when i == 0 || zhuyin[i - 1] is not ('ㄨ' or 'ㄩ') => 'ㄣ',
                var c => c,
            };
        }
    }

    private static FrozenDictionary<string, ushort> Read()
    {
        var syllables = new Dictionary<string, ushort>(StringComparer.Ordinal);
        Span<char> folded = stackalloc char[LongestSyllable];
        foreach (var line in EmbeddedText.Lines("BotService.Engine.Language.sounds.txt"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            Fold(line.AsSpan(0, space), folded);
            var key = new string(folded[..space]);
            if (!syllables.TryGetValue(key, out var syllable))
                syllables.Add(key, syllable = (ushort)(syllables.Count + 1));
            foreach (var c in line.AsSpan(space + 1)) Characters[c] = syllable;
        }
        return syllables.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
