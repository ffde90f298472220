using System.Collections.Frozen;

namespace BotService.Engine.Language;

/// <summary>
/// Tells Chinese, English, Vietnamese, Indonesian, Thai and everything else apart, from scripts, marks and small words.
/// Reads a bounded beginning only.
/// </summary>
public static class LanguageDetector
{
    public const string Chinese = "zh";
    public const string English = "en";
    public const string Vietnamese = "vi";
    public const string Indonesian = "id";
    public const string Thai = "th";
    public const string Other = "other";

    /// <summary>In the midst of a talk so many words are a sentence, whatever they are.</summary>
    private const int WordsOfASentence = 4;

    private static readonly FrozenDictionary<string, FrozenSet<string>> SmallWords = EmbeddedText
        .Lines("BotService.Engine.Language.function-words.txt")
        .Select(line => line.Split(':', 2))
        .ToFrozenDictionary(
            p => p[0], p => p[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal));

    /// <returns><c>zh</c>, <c>en</c>, <c>vi</c>, <c>id</c>, <c>th</c> or <c>other</c>. A text without letters
    /// counts as Chinese, the language of the country; so does one of words alone that all languages use here, such
    /// as ATM.</returns>
    public static string Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (han, foreign, vietnamese, thai) = (0, 0, 0, 0);
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, TextNormalizer.MaxRead)))
        {
            if (Scripts.IsHan(c) || Sounds.IsZhuyin(c)) han++;
            else if (IsVietnameseLetter(c)) vietnamese++;
            else if (IsThai(c)) (thai, foreign) = (thai + 1, foreign + 1);
            else if (c > '\u036F' && char.IsLetter(c) && c is not (>= '！' and <= '～')) foreign++;
        }
        var (words, english, viet, indonesian) = CountWords(text);
        if (han > 0 && han >= foreign && han >= words) return Chinese;
        if (vietnamese > 1 && foreign <= words) return Vietnamese;
        if (foreign > words) return thai > foreign / 2 ? Thai : Other;
        if (words == 0) return han > 0 || foreign == 0 ? Chinese : Other;
        if (english >= viet && english >= indonesian) return English;
        return viet >= indonesian ? Vietnamese : Indonesian;
    }

    /// <summary>Whether the text is enough of a language that a talk goes over to it.</summary>
    /// <param name="language">As <see cref="Detect"/> named it.</param>
    /// <param name="underWay">Something is being talked about: a word, a brand or a name changes nothing then.</param>
    public static bool Tells(string text, string language, bool underWay)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (language == Chinese) return text.Any(c => Scripts.IsHan(c) || Sounds.IsZhuyin(c));
        if (language is Thai or Other) return true;
        var (words, english, vietnamese, indonesian) = CountWords(text);
        var own = language switch { English => english, Vietnamese => vietnamese, _ => indonesian };
        return underWay
            ? words >= WordsOfASentence || (words > 1 && (own * 2 >= words || !IsName(text))) : words > 0;
    }

    /// <summary>Each word begins with a capital: Google Pay, Nguyen Thi Lan.</summary>
    private static bool IsName(string text) => TextSearch.Beginning(text, TextNormalizer.MaxRead)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => char.IsUpper(w[0]) || !char.IsLetter(w[0]));

    private static (int Words, int English, int Vietnamese, int Indonesian) CountWords(string text)
    {
        Span<char> buffer = stackalloc char[TextNormalizer.MaxLength];
        ReadOnlySpan<char> normalized = buffer[..TextNormalizer.Normalize(text, buffer)];
        var english = SmallWords["en"].GetAlternateLookup<ReadOnlySpan<char>>();
        var vietnamese = SmallWords["vi"].GetAlternateLookup<ReadOnlySpan<char>>();
        var indonesian = SmallWords["id"].GetAlternateLookup<ReadOnlySpan<char>>();
        var everywhere = SmallWords["any"].GetAlternateLookup<ReadOnlySpan<char>>();
        var (words, en, vi, id) = (0, 0, 0, 0);
        foreach (var range in normalized.Split(' '))
        {
            var word = normalized[range];
            if (word.IsEmpty || !char.IsAsciiLetter(word[0]) || everywhere.Contains(word)) continue;
            words++;
            if (english.Contains(word)) en++;
            if (vietnamese.Contains(word)) vi++;
            if (indonesian.Contains(word)) id++;
        }
        return (words, en, vi, id);
    }

    private static bool IsThai(char c) => c is >= '\u0E01' and <= '\u0E5B';

    /// <summary>Letters that no other language spoken here writes.</summary>
    private static bool IsVietnameseLetter(char c) =>
        c is (>= '\u1EA0' and <= '\u1EF9') or 'ă' or 'Ă' or 'đ' or 'Đ' or 'ơ' or 'Ơ' or 'ư' or 'Ư';
}
