using System.Globalization;

namespace BotService.Engine.Language;

/// <summary>
/// A text as the recogniser reads it: normalised, keys read as zhuyin where that was meant, numbers in digits, and the
/// words of everyday speech, of Vietnamese, Indonesian and Thai given as the words that entries use. For matching only.
/// </summary>
internal static class Reading
{
    private static readonly Lexicon<string> Colloquial = Load("BotService.Engine.Language.colloquial.txt", null);

    private const string ForeignWords = "BotService.Engine.Language.foreign-words.txt";

    /// <summary>By language, as the file names them.</summary>
    private static readonly Dictionary<string, Lexicon<string>> Foreign =
        EmbeddedText.Lines(ForeignWords).Select(l => l.Split(' ')[0]).Distinct(StringComparer.Ordinal)
            .ToDictionary(language => language, language => Load(ForeignWords, language), StringComparer.Ordinal);

    /// <param name="into">At least <see cref="TextNormalizer.MaxLength"/> long.</param>
    /// <returns>How many characters were written, and the text's language.</returns>
    public static (int Length, string Language) Read(string text, Span<char> into)
    {
        text = ZhuyinKeyboard.Read(text) ?? text;
        var language = LanguageDetector.Detect(text);
        Span<char> normalized = stackalloc char[TextNormalizer.MaxLength];
        normalized = normalized[..TextNormalizer.Normalize(text, normalized)];
        var foreign = Foreign.GetValueOrDefault(language);
        if (foreign is null) return (Rewrite(normalized, Colloquial, into), language);
        Span<char> translated = stackalloc char[TextNormalizer.MaxLength];
        translated = translated[..Rewrite(normalized, foreign, translated)];
        return (Rewrite(translated, Colloquial, into), language);
    }

    public static string Read(string text)
    {
        Span<char> buffer = stackalloc char[TextNormalizer.MaxLength];
        return new string(buffer[..Read(text, buffer).Length]);
    }

    private static int Rewrite(ReadOnlySpan<char> text, Lexicon<string> lexicon, Span<char> into)
    {
        into = into[..TextNormalizer.MaxLength];
        var (to, at) = (0, 0);
        Span<char> digits = stackalloc char[20];
        while (at < text.Length)
        {
            var rest = text[at..];
            if (Numerals.RepublicanYear(rest, out var number) is > 0 and var length
                || (length = Numerals.Number(rest, out number)) > 0)
            {
                number.TryFormat(digits, out var written, default, CultureInfo.InvariantCulture);
                if (!Append(digits[..written], into, ref to)) break;
            }
            else
            {
                var piece = lexicon.Find(rest, out var standard, out length) ? standard.AsSpan() : rest[..length];
                if (!Append(piece, into, ref to)) break;
            }
            at += length;
        }
        return to;
    }

    private static bool Append(ReadOnlySpan<char> piece, Span<char> into, ref int to)
    {
        if (!piece.TryCopyTo(into[to..])) return false;
        to += piece.Length;
        return true;
    }

    /// <param name="prefix">Takes the lines of this language only; null: the lines have none.</param>
    private static Lexicon<string> Load(string file, string? prefix)
    {
        var lexicon = new Lexicon<string>();
        foreach (var line in EmbeddedText.Lines(file)
            .Where(l => prefix is null || l.StartsWith(prefix + " ", StringComparison.Ordinal)))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var standard =
                TextNormalizer.Normalize(line[(prefix is null ? 0 : prefix.Length)..colon].Replace('_', ' '));
            foreach (var said in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                lexicon[TextNormalizer.Normalize(said.Replace('_', ' '))] = standard;
        }
        return lexicon;
    }
}
