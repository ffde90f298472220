using System.Globalization;
using BotService.Engine.Cases;

namespace BotService.Sheets;

/// <summary>What every rendering of a sheet agrees on.</summary>
internal static class SheetMarks
{
    /// <summary>
    /// What stands before an item: a box for what the citizen has to gather, a number for what has an order.
    /// </summary>
    /// <param name="index">Position in the part, from 0.</param>
    public static string Before(PartKind kind, int index) => kind switch
    {
        PartKind.Documents or PartKind.Forms => "☐",
        PartKind.LookedUp => "✓",
        PartKind.Tasks or PartKind.Steps or PartKind.Working =>
            (index + 1).ToString(CultureInfo.InvariantCulture) + ".",
        PartKind.Warnings => "!",
        _ => "•",
    };

    /// <summary>The case as answers, without repeating what was asked: 「個人 · 本人辦理」.</summary>
    public static string Answers(Sheet sheet) => string.Join(" · ", sheet.Case.Select(c => c.Answer));

    /// <summary>What opens the parts behind the first screen.</summary>
    public static string More(Sheet sheet) => sheet.Labels["brief.all"].Replace(
        "{lines}", (sheet.Parts.Sum(p => p.Items.Count) + sheet.Sources.Count).ToString(CultureInfo.InvariantCulture),
        StringComparison.Ordinal);

    /// <summary>What the marks mean; null where no line bears one, or a sheet is older than its marks.</summary>
    public static string? Legend(Sheet sheet) =>
        sheet.Parts.Any(p => p.Items.Any(i => i.Mark is not null)) ? sheet.Labels.GetValueOrDefault("marks") : null;

    /// <summary>A line of the first screen: its label, then what it says.</summary>
    public static string Text(Sheet sheet, BriefLine line) => line.Kind == BriefKind.Unsure ? $"⚠ {line.Text}"
        : line.Label.Length == 0 ? line.Text : line.Label + sheet.Labels.GetValueOrDefault("colon", "：") + line.Text;

    /// <summary>The numbers of a script, each to be dialled.</summary>
    public static IEnumerable<string> Numbers(CallScript script) =>
        script.Number?.Split('/', StringSplitOptions.TrimEntries) ?? [];

    /// <summary>What is said on the telephone, line by line, without the heading.</summary>
    public static IEnumerable<string> Spoken(CallScript script) =>
        script.Questions.Select((q, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {q.Text}"))
            .Prepend(script.Opening);

    public static bool IsTicked(PartKind kind) => kind is PartKind.Documents or PartKind.Forms;

    /// <summary>The lines under an item besides its mark: for whom it holds, then the details.</summary>
    public static IEnumerable<string> Under(SheetItem item) =>
        item.Condition is { } condition ? item.Details.Prepend(condition) : item.Details;

    /// <summary><c>[1][3]</c>; empty without sources.</summary>
    public static string Cite(SheetItem item) => string.Concat(item.SourceNumbers.Select(Cite));

    public static string Cite(int number) => string.Create(CultureInfo.InvariantCulture, $"[{number}]");

    /// <summary>The small print at the end, from whom to ask to the receipt number, as label and value.</summary>
    public static IEnumerable<CaseLine> Foot(Sheet sheet, string? receipt)
    {
        yield return new(sheet.Labels["contact"], sheet.Contact);
        yield return new(sheet.Labels["as-of"], Day(sheet.AsOf));
        yield return new(sheet.Labels["in-force"], Day(sheet.InForceFrom));
        yield return new(sheet.Labels["release"], sheet.Release);
        if (receipt is not null) yield return new(sheet.Labels["receipt"], receipt);
    }

    /// <summary>
    /// Only web, telephone and mail addresses become links; anything else in the data would be a fault there.
    /// </summary>
    public static string? Link(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "tel" or "mailto"
            ? url : null;

    /// <summary>How a link calls itself: the site or number it leads to, which needs no translation.</summary>
    public static string LinkName(string url) => new Uri(url) is var uri && uri.Host.Length > 0
        ? uri.IdnHost : uri.GetComponents(UriComponents.Path, UriFormat.Unescaped);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
