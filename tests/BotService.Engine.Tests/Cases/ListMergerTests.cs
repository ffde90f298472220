using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Tests.Knowledge;
using static BotService.Tests.Cases.Versions;

namespace BotService.Tests.Cases;

/// <summary>What becomes of two demands for the same document, on versions made by hand.</summary>
public sealed class ListMergerTests
{
    private static readonly KnowledgeBase Knowledge = Small.Knowledge;

    [Theory]
    [InlineData(Bring.OriginalOrCopy, Bring.Original, Bring.Original)]
    [InlineData(Bring.Original, Bring.Copy, Bring.Original)]
    [InlineData(Bring.Information, Bring.OriginalOrCopy, Bring.OriginalOrCopy)]
    [InlineData(Bring.Information, Bring.Form, Bring.Form)]
    public void SameDocument_TheStricterWayWins(Bring one, Bring other, Bring wins)
    {
        Assert.Equal(wins, Merged(new DocumentUse(one, [], false), new DocumentUse(other, [], false)).Bring);
        Assert.Equal(wins, Merged(new DocumentUse(other, [], false), new DocumentUse(one, [], false)).Bring);
    }

    [Fact]
    public void SameDocument_OnlyWhatBothAcceptDoesInstead() => Assert.Equal(
        ["seal"], Merged(new DocumentUse(Bring.Original, ["seal", "lease"], false),
            new DocumentUse(Bring.Original, ["passbook", "seal"], false)).Accepts);

    [Fact]
    public void SameDocument_LookedUpByOneOnly_IsBroughtTheWayTheOtherWants()
    {
        var use = Merged(
            new DocumentUse(Bring.Original, [], LookedUp: true), new DocumentUse(Bring.Copy, [], LookedUp: false));
        Assert.False(use.LookedUp);
        Assert.Equal(Bring.Copy, use.Bring);
        Assert.True(Merged(new DocumentUse(Bring.Copy, [], true), new DocumentUse(Bring.Copy, [], true)).LookedUp);
    }

    [Fact]
    public void SameDocument_TheSurestStatusStands()
    {
        var sure = Document("identity");
        var item = Assert.Single(
            Merge(sure with { Status = FactStatus.Reported, Sources = ["a"] }, sure with { Sources = ["b"] }));
        Assert.Equal(FactStatus.Confirmed, item.Fact.Status);
        Assert.Equal(["a", "b"], item.Fact.Sources);
        Assert.Equal(2, item.Demands.Count);
    }

    [Fact]
    public void Write_FormsDiffer_SaysTheStricterFirstAndTheOtherByName()
    {
        var labels = Small.Script.SheetLabels;
        var list = Listed(
            Document("identity", new DocumentUse(Bring.OriginalOrCopy, [], false)),
            Document("identity", new DocumentUse(Bring.Original, [], false)));
        var sheet = new SheetWriter(Knowledge, labels).Write(
            Knowledge.Entries["any.moving"], list, "en", new DateOnly(2026, 11, 20));
        var item = sheet.Parts.Single(p => p.Kind == PartKind.Documents).Items.Single(i => i.Id == "identity");
        Assert.Equal(labels["en"]["bring.original"], item.Details[0]);
        Assert.Single(
            item.Details,
            d => d.StartsWith("1. ", StringComparison.Ordinal)
                && d.EndsWith(labels["en"]["bring.original-or-copy"], StringComparison.Ordinal));
        Assert.Contains("1. ", item.Condition!, StringComparison.Ordinal);
        Assert.Contains("2. ", item.Condition!, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SameSentenceInOneLanguageOnly_StandsOnceThere()
    {
        var labels = Small.Script.SheetLabels;
        var entry = Knowledge.Entries["any.moving"];
        var list = new ListMaker(Knowledge).Make(
            entry, entry.Versions[0], Answers(("role", "in")), new DateOnly(2026, 11, 20));
        var items = new SheetWriter(Knowledge, labels).Write(entry, list, "zh-TW",
            new DateOnly(2026, 11, 20)).Parts.SelectMany(p => p.Items.Select(i => (p.Kind, i.Text, i.Mark))).ToList();
        Assert.Equal(items.Distinct(), items);
    }

    private static DocumentUse Merged(DocumentUse one, DocumentUse other) =>
        Assert.IsType<Fact.Document>(
            Assert.Single(Merge(Document("identity", one), Document("identity", other))).Fact).Use;

    private static IReadOnlyList<ChecklistItem> Merge(Fact one, Fact other) =>
        [.. new ListMerger(Knowledge, Knowledge.Locales).Merge([Task("one", one), Task("other", other)])];

    private static Checklist Listed(Fact one, Fact other)
    {
        IReadOnlyList<SolvedTask> tasks = [Task("one", one), Task("other", other)];
        return CaseSolver.Solve(Of([]), Answers()) with
        {
            Tasks = tasks, Items = [.. new ListMerger(Knowledge, Knowledge.Locales).Merge(tasks)]
        };
    }

    private static SolvedTask Task(string id, Fact fact) => new(
        id, Knowledge.Entries[id == "one" ? "taipower.handover" : "twc.handover"], Condition.Always, Answers(),
        Answers(), CaseSolver.Solve(Of([], fact), Answers()));
}
