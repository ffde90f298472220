using System.Buffers;
using System.Text;
using BotService.Sheets;

namespace BotService.Web.Layout;

/// <summary>
/// Makes the telephone numbers of a page links that dial: the known ones only, wherever they stand as text. Every page
/// passes here, whatever component it is made of, so that none has to look for numbers itself.
/// </summary>
/// <param name="known">As sentences write them.</param>
internal sealed class TelephoneLinks(IReadOnlyCollection<string> known)
{
    /// <summary>What stands in these is no text, is a link or choice already, or may hold no link.</summary>
    private static readonly HashSet<string> Left =
        ["head", "a", "script", "style", "svg", "button", "label", "select", "textarea", "summary"];

    private readonly SearchValues<string> numbers = SearchValues.Create([.. known], StringComparison.Ordinal);
    private readonly string[] longestFirst = [.. known.OrderByDescending(n => n.Length)];

    /// <param name="html">As our components write it: every <c>&lt;</c> begins a tag.</param>
    public string In(string html)
    {
        if (longestFirst.Length == 0) return html;
        var linked = new StringBuilder(html.Length + 1024);
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0) tag = html.Length;
            Text(html.AsSpan(at, tag - at), linked);
            at = End(html, tag);
            linked.Append(html, tag, at - tag);
        }
        return linked.ToString();
    }

    /// <summary>Where text goes on: after the tag, or after the whole element when it is left as it is.</summary>
    private static int End(string html, int tag)
    {
        if (tag == html.Length) return tag;
        var name = html.AsSpan(tag + 1);
        var length = name.IndexOfAnyExcept(Letters);
        var from = length > 0 && Left.Contains(name[..length].ToString())
            ? html.IndexOf($"</{name[..length]}", tag, StringComparison.Ordinal) : tag;
        var end = from < 0 ? -1 : html.IndexOf('>', from);
        return end < 0 ? html.Length : end + 1;
    }

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    private void Text(ReadOnlySpan<char> text, StringBuilder linked)
    {
        while (text.IndexOfAny(numbers) is >= 0 and var at)
        {
            var number = NumberAt(text, at);
            linked.Append(text[..at]);
            if (IsWhole(text, at, number.Length))
                linked.Append($"<a class=\"tel\" href=\"{TelephoneAddress.Of(number)}\">{number}</a>");
            else linked.Append(number);
            text = text[(at + number.Length)..];
        }
        linked.Append(text);
    }

    private string NumberAt(ReadOnlySpan<char> text, int at)
    {
        foreach (var number in longestFirst)
            if (text[at..].StartsWith(number, StringComparison.Ordinal)) return number;
        throw new InvalidOperationException("A number that was found is none of those looked for.");
    }

    /// <summary>Not a piece of another number, of an address or a code, and not a year.</summary>
    private static bool IsWhole(ReadOnlySpan<char> text, int at, int length)
    {
        var (before, after) = (at > 0 ? text[at - 1] : ' ', at + length < text.Length ? text[at + length] : ' ');
        var beyond = at + length + 1 < text.Length ? text[at + length + 1] : ' ';
        return !IsPart(before) && before is not ('.' or ',' or '/' or '-')
            && !IsPart(after) && after is not ('-' or '年')
            && !(after is '.' or ',' && char.IsAsciiDigit(beyond));
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c);
}
