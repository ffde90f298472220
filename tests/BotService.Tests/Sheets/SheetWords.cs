using System.Text.RegularExpressions;
using BotService.Engine.Cases;

namespace BotService.Tests.Sheets;

/// <summary>
/// Everything a sheet says, in the order in which it must be said, to be looked for in what a renderer made of it.
/// </summary>
internal static partial class SheetWords
{
    public static IEnumerable<string> Of(Sheet sheet)
    {
        yield return sheet.Title;
        yield return sheet.Summary;
        foreach (var line in sheet.Case) { yield return line.Question; yield return line.Answer; }
        if (sheet.Reservation is { } reservation) yield return reservation;
        foreach (var part in sheet.Parts)
        {
            yield return part.Heading;
            foreach (var item in part.Items)
            {
                yield return item.Text;
                foreach (var number in item.SourceNumbers) yield return $"[{number}]";
                if (item.Mark is { } mark) yield return mark;
                if (item.Condition is { } condition) yield return condition;
                foreach (var detail in item.Details) yield return detail;
            }
        }
        foreach (var source in sheet.Sources) { yield return source.Title; yield return source.Dated; }
        yield return sheet.Contact;
        yield return sheet.AsOf.ToString("yyyy-MM-dd", null);
        yield return sheet.InForceFrom.ToString("yyyy-MM-dd", null);
        yield return sheet.Release;
    }

    /// <summary>What to ask on the telephone, wherever the rendering puts it.</summary>
    public static IEnumerable<string> Asked(Sheet sheet) => sheet.Call is not { } call
        ? [] : [call.Heading, call.Opening, .. call.Questions.Select(q => q.Text)];

    public static IEnumerable<string> Addresses(Sheet sheet) =>
        sheet.Parts.SelectMany(p => p.Items).Select(i => i.Url).Concat(sheet.Sources.Select(s => s.Url))
            .OfType<string>();

    /// <summary>Fails at the first word that does not come after the one before it.</summary>
    public static void AssertInOrder(IEnumerable<string> words, string rendered)
    {
        var text = Squeeze(rendered);
        var at = 0;
        foreach (var word in words)
        {
            var found = text.IndexOf(Squeeze(word), at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{word}' is lost after: …{text[Math.Max(0, at - 60)..at]}");
            at = found + Squeeze(word).Length;
        }
    }

    private static string Squeeze(string text) => Space().Replace(text, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
