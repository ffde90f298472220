using System.Globalization;
using System.Text;
using BotService.Engine.Language;

namespace BotService.Drafting.Checking;

/// <summary>The forms in which a draft and its grounds are compared.</summary>
internal static class Folding
{
    private static readonly char[] Ends = ['。', '！', '？', '!', '?', ';', '；', '\n', '\r'];

    /// <summary>Half-width and small, without invisible signs; nothing else changes.</summary>
    public static string Narrow(string text)
    {
        var narrow = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is >= '！' and <= '～') narrow.Append(char.ToLowerInvariant((char)(c - '！' + '!')));
            else if (c == '\u3000') narrow.Append(' ');
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)
                narrow.Append(char.ToLowerInvariant(c));
        }
        return narrow.ToString();
    }

    /// <summary>
    /// Letters and digits in one form, English words without their plural, a space before and after.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(" ");
        // The normaliser reads a bounded beginning only.
        for (var at = 0; at < text.Length; at += TextNormalizer.MaxLength / 2)
        {
            var piece = text.AsSpan(at, Math.Min(TextNormalizer.MaxLength / 2, text.Length - at)).ToString();
            foreach (var word in TextNormalizer.Normalize(piece).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                plain.Append(Singular(word)).Append(' ');
        }
        return plain.ToString();
    }

    public static IEnumerable<string> Sentences(string text) => text
        .Replace(". ", ".\n", StringComparison.Ordinal)
        .Split(Ends, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static IEnumerable<string> Clauses(string sentence) => sentence
        .Split([',', '，', '、', ':', '：', '(', ')', '（', '）'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>English words stand apart, Chinese ones need not.</summary>
    public static bool Has(string plain, string word) =>
        plain.Contains(word[0] < 128 ? $" {word} " : word, StringComparison.Ordinal);

    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word[0] < 128 && word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 3 } when word[0] < 128 && word[^1] == 's' && word[^2] != 's' => word[..^1],
        _ => word,
    };
}
