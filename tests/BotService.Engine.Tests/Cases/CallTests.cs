using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Cases;

/// <summary>What to ask on the telephone: of what is open, and no more than is said in twenty seconds.</summary>
public sealed class CallTests(RealEngine real) : IClassFixture<RealEngine>
{
    private const double Patience = 20.001;

    [Fact]
    public void Script_OfEveryCase_IsSaidInTwentySeconds() => Assert.All(
        Sheets().Where(s => s.Sheet.Call is not null), s => Assert.InRange(
            s.Sheet.Call!.Questions.Select(q => q.Text).Append(s.Sheet.Call.Opening).Sum(CallWriter.Seconds), 1, Patience));

    [Fact]
    public void Script_IsThereWhereSomethingIsOpen_AndNeverWhereHelpIsNeeded()
    {
        var sheets = Sheets().ToList();
        Assert.All(
            sheets.Where(s => s.Entry.Kind == EntryKind.Procedure && s.Sheet.Parts.Any(p => p.Kind == PartKind.Fees
                && p.Items.All(i => i.Status == FactStatus.Open))),
            s => Assert.NotEmpty(s.Sheet.Call!.Questions));
        Assert.All(sheets.Where(s => s.Entry.Kind == EntryKind.Action), s => Assert.Null(s.Sheet.Call));
    }

    [Fact]
    public void Script_OfAListThatMayLackSomething_NamesWhatIsBroughtAndAsksForTheRest()
    {
        var script = Sheets().First(s => s is { Entry.Id: "twc.terminate", Sheet.Locale: "zh-TW" }).Sheet.Call!;
        var list = script.Questions.Single(q => q.About == "list");
        Assert.EndsWith("還缺什麼嗎？", list.Text, StringComparison.Ordinal);
        Assert.Equal("1910", script.Number);
        Assert.Contains("1910", script.Heading, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("要多少錢？", 4 / 4.5)]
    [InlineData("What does it cost?", 4 / 2.5)]
    [InlineData("Mất mấy ngày? ｜ 要等幾天？", 4 / 4.5)]
    public void Seconds_AreThoseOfTheLanguageThatIsSpoken(string said, double seconds) =>
        Assert.Equal(seconds, CallWriter.Seconds(said), precision: 6);

    private IEnumerable<(Entry Entry, Sheet Sheet)> Sheets()
    {
        var (knowledge, writer) = (real.Loaded.Knowledge, new SheetWriter(real.Loaded.Knowledge, real.Loaded.Script.SheetLabels));
        foreach (var entry in knowledge.Entries.Values.Where(e => e.Kind != EntryKind.Calculator))
        {
            if (entry.InForce(RealEngine.Today) is not { } version) continue;
            foreach (var answers in new[] { [], version.Slots.ToDictionary(s => s.Id, s => s.Options[^1]) })
                foreach (var locale in knowledge.TalkLocales)
                {
                    var list = new ListMaker(knowledge, "twc").Make(entry, version, answers, RealEngine.Today);
                    yield return (entry, writer.Write(entry, list, locale, RealEngine.Today));
                }
        }
    }
}
