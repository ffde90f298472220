using System.Globalization;
using System.Text;

namespace BotService.Cli;

/// <summary>
/// Citizens' words as staff may read them: what steers a terminal, turns the direction of writing or is not seen at
/// all stands there as a mark, such as <c>␛</c> or <c>&lt;U+202E&gt;</c>.
/// </summary>
internal static class VisibleText
{
    private const char LineBreak = '⏎';

    private const int Joiner = 0x200D;

    /// <summary>On one line.</summary>
    public static string Of(string text) => Marked(text, linesStay: false);

    /// <summary>Lines stay lines.</summary>
    public static string OfLines(string text) => Marked(text, linesStay: true);

    private static string Marked(string text, bool linesStay)
    {
        var marked = new StringBuilder(text.Length);
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, at, out var rune))
            {
                Add(rune, linesStay, IsInPicture(text, at), marked);
                at += rune.Utf16SequenceLength;
            }
            else Named(text[at++], marked); // half of a pair
        }
        return marked.ToString();
    }

    private static void Add(Rune rune, bool linesStay, bool inPicture, StringBuilder marked)
    {
        switch (rune.Value)
        {
            case '\n' when linesStay:
                marked.Append('\n');
                break;
            case '\n':
                marked.Append(LineBreak);
                break;
            case < ' ':
                marked.Append((char)('\u2400' + rune.Value));
                break;
            case 0x7F:
                marked.Append('\u2421');
                break;
            case Joiner when inPicture:
                marked.Append(rune.ToString());
                break;
            default:
                if (IsUnseen(rune)) Named(rune.Value, marked);
                else marked.Append(rune.ToString());
                break;
        }
    }

    /// <summary>A family is several pictures that a joiner makes one.</summary>
    private static bool IsInPicture(string text, int at) =>
        Rune.TryGetRuneAt(text, Math.Min(at + 1, text.Length - 1), out var next)
        && Rune.GetUnicodeCategory(next) == UnicodeCategory.OtherSymbol;

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;

    private static void Named(int value, StringBuilder marked) =>
        marked.Append(CultureInfo.InvariantCulture, $"<U+{value:X4}>");
}
