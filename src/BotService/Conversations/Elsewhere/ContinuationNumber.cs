using BotService.Hosting;

namespace BotService.Conversations.Elsewhere;

/// <summary>
/// A receipt's number or one for going on elsewhere, as people type it, read it out and send it by a link.
/// </summary>
public static class ContinuationNumber
{
    private const int Length = 12;

    /// <summary>Digits of a number that was read out on the telephone.</summary>
    public const int Short = 6;

    /// <summary>
    /// Words before the number, such as the name of what it is for; a longer text is about something else.
    /// </summary>
    private const int LongestLead = 24;

    /// <summary>In groups, as it is easiest to read and to type: <c>K7Q2-9XMT-3BHW</c>.</summary>
    public static string Grouped(string number) =>
        number.Length == Length ? $"{number[..4]}-{number[4..8]}-{number[8..]}" : number;

    /// <summary>
    /// The number that a message consists of: in small or wide letters, with spaces or hyphens, perhaps
    /// after a few words. What a hand makes of a digit (O, I, L) is read as that digit. Twelve letters may
    /// be words too; only the store can tell.
    /// </summary>
    /// <returns>As it is kept; null when the message is something else.</returns>
    public static string? Read(string? text)
    {
        if (text is not { Length: > 0 and <= 100 }) return null;
        Span<char> number = stackalloc char[Length];
        var (open, at, plain, digits, hyphens) = (Length, text.Length, true, false, 0);
        while (open > 0 && at > 0)
        {
            var c = Narrow(text[--at]);
            if (IsHyphen(c)) hyphens++;
            if (IsGap(c) || (open == Length && !char.IsAsciiLetterOrDigit(c) && char.IsPunctuation(c))) continue;
            if (Digit(c) is not { } digit) return null;
            number[--open] = digit;
            plain &= !char.IsAsciiLetterLower(c);
            digits |= char.IsAsciiDigit(c);
        }
        if (open > 0) return null;
        var lead = text.AsSpan(0, at).Trim();
        // Behind a word, twelve small letters without a digit are more words, unless they stand in groups.
        var isNumber = lead.IsEmpty
            || (lead.Length <= LongestLead && !char.IsAsciiLetterOrDigit(Narrow(text[at - 1]))
                && (plain || digits || hyphens >= 2));
        return isNumber ? new string(number) : null;
    }

    /// <summary>
    /// The number of six digits that a message consists of, as it is read out on the telephone; null when the message is
    /// something else. Six digits may be anything; only the store can tell.
    /// </summary>
    public static string? ReadShort(string? text)
    {
        if (text is not { Length: > 0 and <= 40 }) return null;
        var digits = string.Concat(text.Select(Narrow).Where(c => !IsGap(c) && !char.IsPunctuation(c)));
        return digits.Length == Short && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private static bool IsGap(char c) => char.IsWhiteSpace(c) || IsHyphen(c) || c is '\u200B';

    private static bool IsHyphen(char c) =>
        c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212';

    private static char Narrow(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - '\uFF01' + '!') : c;

    private static char? Digit(char c) => char.ToUpperInvariant(c) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var d when Ids.Alphabet.Contains(d, StringComparison.Ordinal) => d,
        _ => null,
    };
}
