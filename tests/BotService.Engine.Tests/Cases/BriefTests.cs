using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Cases;

/// <summary>What is read first fits on a screen and leaves out no paper.</summary>
public sealed class BriefTests(RealEngine real) : IClassFixture<RealEngine>
{
    private const int Screen = 12, LongScreen = 20;

    private static readonly DateOnly Today = RealEngine.Today;

    [Fact]
    public void FirstScreen_OfEveryEntry_IsShortAndOnceUnsure()
    {
        var lengths = Sheets().Select(s => (s.Entry, Lines: s.Sheet.Brief.Count + 2)).ToList();
        Assert.All(lengths, l => Assert.InRange(l.Lines, 2, LongScreen));
        Assert.InRange(lengths.Select(l => l.Lines).Order().ElementAt(lengths.Count / 2), 2, Screen);
        Assert.All(Sheets(), s => Assert.InRange(s.Sheet.Brief.Count(b => b.Kind == BriefKind.Unsure), 0, 1));
    }

    [Fact]
    public void FirstScreen_OfEveryList_NamesEachPaperToCarryKnowOrFillIn() => Assert.All(Sheets(), s =>
    {
        var first = string.Join('\n', s.Sheet.Brief.Where(
            b => b.Kind is BriefKind.Bring or BriefKind.Know or BriefKind.Fill).Select(b => b.Text));
        foreach (var paper in s.List.Papers)
            Assert.Contains(
                real.Loaded.Knowledge.Words(s.Sheet.Locale).Documents[paper.Fact.Id].Name, first, StringComparison.Ordinal);
    });

    [Fact]
    public void FirstScreen_NamesTheOnePaperThatDoesInstead()
    {
        var told = Sheets().SelectMany(s => s.List.Papers.Select(p => p.Fact).OfType<Fact.Document>()
            .DistinctBy(d => d.Id).Where(d => d.Use is { LookedUp: false, Bring: Bring.Original, Accepts.Count: 1 }).Select(d => (s.Sheet, d))).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, t => Assert.Contains(t.Sheet.Brief, b => b.Kind == BriefKind.Bring && b.Text.Contains(
            real.Loaded.Knowledge.Words(t.Sheet.Locale).Documents[t.d.Use.Accepts[0]].Name, StringComparison.Ordinal)));
    }

    [Fact]
    public void FirstScreen_OfWhatIsDoneAtOnce_SaysWhatToDoAndWhomToCall()
    {
        var actions = Sheets().Where(s => s.Entry.Kind == EntryKind.Action).ToList();
        Assert.NotEmpty(actions);
        Assert.All(actions, s =>
        {
            Assert.Contains(s.Sheet.Brief, b => b.Kind == BriefKind.Call && b.Text == s.Sheet.Contact);
            Assert.DoesNotContain(s.Sheet.Brief, b => b.Kind is BriefKind.Where or BriefKind.Who);
        });
    }

    private IEnumerable<(Entry Entry, Checklist List, Sheet Sheet)> Sheets()
    {
        var (knowledge, writer) = (real.Loaded.Knowledge, new SheetWriter(real.Loaded.Knowledge, real.Loaded.Script.SheetLabels));
        foreach (var entry in knowledge.Entries.Values.Where(e => e.Kind != EntryKind.Calculator))
        {
            if (entry.InForce(Today) is not { } version) continue;
            foreach (var answers in new[] { [], version.Slots.ToDictionary(s => s.Id, s => s.Options[^1]) })
                foreach (var locale in knowledge.Locales)
                {
                    var list = new ListMaker(knowledge, "twc").Make(entry, version, answers, Today);
                    yield return (entry, list, writer.Write(entry, list, locale, Today));
                }
        }
    }
}
