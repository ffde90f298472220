using System.Globalization;
using BotService.Engine.Cases;

namespace BotService.Bot.Rendering;

/// <summary>What every rendering of a sheet agrees on.</summary>
internal static class SheetMarks
{
    public const string Box = "☐";

    /// <summary>What stands before an item: a box for what the citizen has to gather, a number for a step.</summary>
    /// <param name="index">Position in the part, from 0.</param>
    public static string Before(PartKind kind, int index) => kind switch
    {
        PartKind.Documents or PartKind.Forms => Box,
        PartKind.LookedUp => "✓",
        PartKind.Steps => (index + 1).ToString(CultureInfo.InvariantCulture) + ".",
        PartKind.Warnings => "!",
        _ => "•",
    };

    public static bool IsTicked(PartKind kind) => kind is PartKind.Documents or PartKind.Forms;

    /// <summary>The lines under an item: how sure it is first, then for whom, then the details.</summary>
    public static IEnumerable<string> Under(SheetItem item, PageWording words)
    {
        if (item.Condition is { } condition) yield return words.With("sheet.condition", "condition", condition);
        foreach (var detail in item.Details) yield return detail;
    }

    /// <summary><c>[1][3]</c>; empty without sources.</summary>
    public static string Cite(SheetItem item) => string.Concat(item.SourceNumbers.Select(Cite));

    public static string Cite(int number) => string.Create(CultureInfo.InvariantCulture, $"[{number}]");

    /// <summary>The small print at the end, from whom to ask to the receipt number.</summary>
    public static IEnumerable<string> Foot(Sheet sheet, string? receipt, PageWording words)
    {
        yield return words.With("sheet.contact", "contact", sheet.Contact);
        yield return words.With("sheet.as-of", "date", sheet.AsOf);
        yield return words.With("sheet.in-force", "date", sheet.InForceFrom);
        yield return words.With("sheet.release", "release", sheet.Release);
        if (receipt is not null) yield return words.With("sheet.receipt", "receipt", receipt);
    }

    /// <summary>Only web, telephone and mail addresses become links; anything else in the data would be a fault there.</summary>
    public static string? Link(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "tel" or "mailto" ? url : null;
}
