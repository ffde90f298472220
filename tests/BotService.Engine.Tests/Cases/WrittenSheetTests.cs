using System.Text;
using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Cases;

/// <summary>
/// The tests' own knowledge as it is written for citizens, line by line, as it was read and found right: whatever changes
/// a word of it shows here. Write the file anew with SHEETS=write, and read the difference.
/// </summary>
public sealed class WrittenSheetTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static string File => Path.Combine(Shipped.Root, "tests/small/sheets.txt");

    [Fact]
    public void Sheets_OfEveryEntry_ReadAsTheyWereRead()
    {
        var now = string.Join('\n', Small.Knowledge.Entries.Values.OrderBy(e => e.Id, StringComparer.Ordinal)
            .SelectMany(Cases).Select(c => Written(c.Entry, c.Answers, c.Locale)));
        if (Environment.GetEnvironmentVariable("SHEETS") == "write") System.IO.File.WriteAllText(File, now);
        Assert.Equal(System.IO.File.ReadAllText(File).Split('\n'), now.Split('\n'));
    }

    /// <summary>Nothing told, the first option of each question, the last of each; the last in English, too.</summary>
    private static IEnumerable<(Entry Entry, Dictionary<string, string> Answers, string Locale)> Cases(Entry entry)
    {
        if (entry.InForce(Today) is not { } version) yield break;
        yield return (entry, [], "zh-TW");
        if (version.Slots.Count == 0) yield break;
        yield return (entry, version.Slots.ToDictionary(s => s.Id, s => s.Options[0]), "zh-TW");
        yield return (entry, version.Slots.ToDictionary(s => s.Id, s => s.Options[^1]), "zh-TW");
        yield return (entry, version.Slots.ToDictionary(s => s.Id, s => s.Options[^1]), "en");
    }

    private static string Written(Entry entry, Dictionary<string, string> answers, string locale)
    {
        var list = new ListMaker(Small.Knowledge, "twc").Make(entry, entry.InForce(Today)!, answers, Today);
        var sheet = new SheetWriter(Small.Knowledge, Small.Script.SheetLabels).Write(entry, list, locale, Today);
        var text = new StringBuilder($"=== {entry.Id} {string.Join(' ', answers.Values)} {locale}\n");
        text.Append($"{sheet.Title}: {sheet.Summary}\n");
        foreach (var line in sheet.Case) text.Append($"? {line.Question} {line.Answer}\n");
        foreach (var line in sheet.Brief) text.Append($"{line.Kind} | {line.Label} | {line.Text}\n");
        if (sheet.Call is { } call)
            text.Append($"☎ {call.Heading} [{call.Number}] {call.Opening}{string.Concat(call.Questions.Select(q => $" {q.About}: {q.Text}"))}\n");
        if (sheet.Reservation is { } reservation) text.Append($"! {reservation}\n");
        foreach (var part in sheet.Parts)
        {
            text.Append($"-- {part.Heading}\n");
            foreach (var item in part.Items)
            {
                text.Append($"* {item.Text} ({item.Mark}) ({item.Condition}) {item.Url} [{string.Join(' ', item.SourceNumbers)}]\n");
                foreach (var detail in item.Details) text.Append($"  {detail}\n");
            }
        }
        foreach (var source in sheet.Sources) text.Append($"[{source.Id}] {source.Title} {source.Dated} {source.Url}\n");
        return text.ToString();
    }
}
