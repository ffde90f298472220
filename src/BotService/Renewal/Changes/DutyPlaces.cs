using System.Text.RegularExpressions;
using BotService.Engine.Plans;

namespace BotService.Renewal.Changes;

/// <summary>
/// Reads where a duty says that a plan asks for it, such as <c>…(1)3(1), …(2)1(4)</c>, as paths of the plan's items.
/// </summary>
/// <param name="companies">The companies of the plan, which a duty names first and a path behind its strategy.</param>
internal sealed partial class DutyPlaces(IReadOnlyList<string> companies)
{
    private const string Until = "-";

    private static readonly char[] Between = [',', ';', '\uFF0C', '\u3001', '\uFF1B'];

    /// <summary>Several signs of one kind in a row, such as <c>(1)(2)(3)</c>, are several places.</summary>
    public IReadOnlyList<string> Read(string where)
    {
        ArgumentNullException.ThrowIfNull(where);
        var (paths, company, last) = (new List<string>(), (string?)null, "");
        foreach (var part in Remark().Replace(OneWidth.Of(where), "").Replace(" ", "", StringComparison.Ordinal)
            .Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = part;
            if (companies.FirstOrDefault(c => part.StartsWith(c, StringComparison.Ordinal)) is { } named)
                (company, rest) = (named, part[named.Length..]);
            // A word is a remark, or names a part around the items.
            if (rest.Length > 1 && !rest.Any(c => c is '(' || char.IsDigit(c))) continue;
            var found = Paths(Whole(rest, last)).ToList();
            last = found.FirstOrDefault() ?? last;
            paths.AddRange(found.Select(p => company is null ? p : WithCompany(p, company)));
        }

        return paths;
    }

    /// <summary>Whether a place is an item, or a heading above it.</summary>
    public static bool Covers(string place, string item) => item.StartsWith(place, StringComparison.Ordinal)
        // 1 is no heading of 12.
        && (item.Length == place.Length || !char.IsDigit(place[^1]) || !char.IsDigit(item[place.Length]));

    /// <summary>What begins with a number stands below the heading of the place before it.</summary>
    private static string Whole(string place, string last)
    {
        if (Mark().Match(place) is not { Success: true } first || KindOf(first.Value) == Kind.Letter) return place;
        var above = Mark().Matches(last).Select(m => m.Value).TakeWhile(m => KindOf(m) != KindOf(first.Value));
        return string.Concat(above) + place;
    }

    private static IEnumerable<string> Paths(string place)
    {
        var (above, siblings) = ("", new List<string>());
        foreach (var mark in Mark().Matches(place).Select(m => m.Value))
        {
            // What stands before the first bracket or number is one above the other, not beside it.
            var isBeside = siblings.Count > 0 && KindOf(mark) == KindOf(siblings[^1]) && (KindOf(mark) != Kind.Letter || above.Length > 0);
            if (mark is Until) siblings.Add(mark);
            else if (siblings is [.., var from, Until]) siblings = [.. siblings[..^2], .. Range(from, mark)];
            else if (isBeside) siblings.Add(mark);
            else
            {
                // Only the last of several goes on: the others are whole.
                foreach (var whole in siblings.SkipLast(1)) yield return above + whole;
                (above, siblings) = (above + siblings.LastOrDefault(), [mark]);
            }
        }

        foreach (var whole in siblings.Where(s => s is not Until)) yield return above + whole;
    }

    /// <summary>
    /// From a number to another, both included, in the sign of the first; the two alone where they are no numbers.
    /// </summary>
    private static IEnumerable<string> Range(string from, string to) =>
        int.TryParse(from.Trim('(', ')'), out var first) && int.TryParse(to.Trim('(', ')'), out var last) && last - first is >= 0 and < 100
            ? Enumerable.Range(first, last - first + 1).Select(n => from.Replace(from.Trim('(', ')'), FormattableString.Invariant($"{n}"), StringComparison.Ordinal))
            : [from, to];

    /// <summary>A path names the company behind its strategy, the first sign in brackets.</summary>
    private static string WithCompany(string path, string company) =>
        path.IndexOf(')', StringComparison.Ordinal) is >= 0 and var at ? path.Insert(at + 1, company) : path + company;

    private enum Kind { Letter, Strategy, Number, Item, Point }

    private static Kind KindOf(string mark) => mark[0] switch
    {
        '(' => char.IsDigit(mark[1]) ? Kind.Item : Kind.Strategy,
        >= '0' and <= '9' => Kind.Number,
        '\u25CE' => Kind.Point,
        _ => Kind.Letter,
    };

    /// <summary>What stands in brackets behind a space.</summary>
    [GeneratedRegex(@" \([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    [GeneratedRegex(@"\(\w+\)|\d+|\u25CE\d*|\p{Lo}|\u00B6|-", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
