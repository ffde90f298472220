using System.Collections.Immutable;
using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Checking;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Cases;

/// <summary>One list out of those of a life event's tasks: without doubles, in order, and with nothing lost.</summary>
public sealed class ListMakerTests
{
    private static readonly KnowledgeBase Knowledge = Small.Knowledge;
    private static readonly ListMaker Lists = new(Knowledge);
    private static readonly SheetWriter Writer = Ground.Own.Writer();
    private static readonly DateOnly Today = new(2026, 11, 20);

    public static IEnumerable<object[]> Events => from ground in GroundParts.Swept
                                                  from entry in ground.Knowledge().Entries.Values
                                                  where entry.Kind == EntryKind.LifeEvent
                                                  select new object[] { ground, entry.Id };

    [Theory]
    [MemberData(nameof(Events))]
    public void Make_EveryCase_HoldsEveryFactOfEveryTaskExactlyOnce(
        Ground ground, string id) => Each(ground, id, list =>
    {
        Assert.NotEmpty(list.Tasks);
        foreach (var task in list.Tasks)
        {
            var expected = CaseSolver.Solve(task.Entry.InForce(Today)!, task.Answers).Items.Select(
                i => (i.Fact, i.Remaining.Allowed.Count));
            var held = list.Items.SelectMany(i => i.Demands).Where(d => d.Task == task)
                .Select(d => (d.Fact, d.Remaining.Allowed.Count)).ToList();
            Assert.Equal(
                expected.OrderBy(f => f.Fact.Section).Select(f => f.Fact.Place),
                held.OrderBy(f => f.Fact.Section).ThenBy(f => f.Fact.Place.Line).Select(f => f.Fact.Place));
            Assert.Equal(expected.Sum(f => f.Count), held.Sum(f => f.Count));
        }
    });

    [Theory]
    [MemberData(nameof(Events))]
    public void Make_EveryCase_NamesNoDocumentTwice(Ground ground, string id) => Each(ground, id, list =>
    {
        var documents = list.Items.Where(i => i.Fact is Fact.Document).Select(i => i.Fact.Id).ToList();
        Assert.Equal(documents.Distinct(), documents);
        var known = ground.Knowledge().Catalogue.Channels;
        var channels = list.In(Section.Channels).Where(i => known.ContainsKey(i.Fact.Id)).Select(i => i.Fact.Id).ToList();
        Assert.Equal(channels.Distinct(), channels);
    });

    [Theory]
    [MemberData(nameof(Events))]
    public void Make_EveryCase_KeepsTheOrderOfTheTasks(Ground ground, string id) => Each(ground, id, list =>
    {
        Assert.Equal(list.In(Section.Tasks).Select(i => i.Fact.Id), list.Tasks.Select(t => t.Id));
        Assert.Equal(
            list.Version.Facts.Where(f => f.Section == Section.Tasks && f.When.Holds(list.Answers) != false)
                .Select(f => f.Id), list.Tasks.Select(t => t.Id));
        // What an earlier task asks for is read before what only a later one does.
        foreach (var section in list.Items.Where(i => i.Demands.Count > 0).GroupBy(i => i.Fact.Section))
        {
            var first = section.Select(i => list.Tasks.ToList().IndexOf(i.Demands[0].Task)).ToList();
            Assert.Equal(first.Order(), first);
        }
    });

    [Theory]
    [MemberData(nameof(Events))]
    public void Write_EveryCase_SaysEveryLineOfEveryTasksOwnSheet(Ground ground, string id) => Each(ground, id, list =>
    {
        foreach (var locale in ground.Knowledge().Locales)
        {
            var sheet = ground.Writer().Write(ground.Knowledge().Entries[id], list, locale, Today);
            var said = sheet.Parts.SelectMany(p => p.Items)
                .SelectMany(i => i.Details.Append(i.Text).Append(i.Mark ?? "")).ToList();
            foreach (var task in list.Tasks)
            {
                var own = ground.Writer().Write(task.Entry, task.List!, locale, Today);
                foreach (var item in own.Parts.SelectMany(p => p.Items))
                    Assert.All(item.Details.Append(item.Text).Append(item.Mark ?? ""),
                        line => Assert.Contains(said, s => s.EndsWith(line, StringComparison.Ordinal)));
                Assert.Superset(own.Sources.Select(s => s.Id).ToHashSet(), sheet.Sources.Select(s => s.Id).ToHashSet());
                Assert.Contains(
                    ground.Writer().TaskName(list, task, locale),
                    string.Join('\n', sheet.Parts.SelectMany(p => p.Items).Select(i => i.Condition)),
                    StringComparison.Ordinal);
            }
            Assert.Equal(
                Enumerable.Range(1, sheet.Sources.Count),
                sheet.Parts.SelectMany(p => p.Items).SelectMany(i => i.SourceNumbers).Distinct().Order());
            Assert.All(said.Append(sheet.Reservation!), s => Assert.Equal(-1, s.AsSpan().IndexOfAny('{', '}')));
        }
    });

    [Theory]
    [MemberData(nameof(Events))]
    public void NextQuestion_OnEveryWayThroughAnEvent_IsASlotOfItsOwnAndEndsSettled(Ground ground, string id)
    {
        var (entry, version) = (ground.Knowledge().Entries[id], ground.Knowledge().Entries[id].InForce(Today)!);
        var waiting = new Stack<ImmutableDictionary<string, string>>([ImmutableDictionary<string, string>.Empty]);
        while (waiting.TryPop(out var answers))
        {
            if (new ListMaker(ground.Knowledge()).NextQuestion(entry, version, answers, Today) is not { } slot)
            {
                Assert.True(new ListMaker(ground.Knowledge()).Make(entry, version, answers, Today).IsSettled);
                continue;
            }
            Assert.DoesNotContain(slot.Id, answers.Keys);
            foreach (var option in slot.Options) waiting.Push(answers.Add(slot.Id, option));
        }
    }

    [Fact]
    public void NextQuestion_NoTaskWouldListen_IsNotAsked()
    {
        var (entry, version) = (Knowledge.Entries["any.moving"], Knowledge.Entries["any.moving"].InForce(Today)!);
        Assert.Null(Lists.NextQuestion(entry, version, Versions.Answers(("role", "out")), Today));
        Assert.Equal("by", Lists.NextQuestion(entry, version, Versions.Answers(("role", "empty")), Today)?.Id);
    }

    [Fact]
    public void Make_SharedAnswer_ReachesEveryTaskThatHasTheSlot()
    {
        var list = Make("any.moving", ("role", "in"), ("applicant", "company"), ("by", "agent"));
        Assert.All(list.Tasks.Where(t => t.Entry.Id.EndsWith("handover", StringComparison.Ordinal)),
            t => Assert.Equal("company", t.Answers["applicant"]));
        Assert.Contains(list.Papers, p => p.Fact.Id == "company-number" && p.Demands.Count == 2);
        Assert.DoesNotContain(list.Papers, p => p.Fact.Id == "mail-bill");
    }

    [Fact]
    public void Make_OtherSupplier_PutsItsEntryInPlace()
    {
        var tasks = Supplied("twd").Tasks;
        Assert.Equal("twd.handover", tasks.Single(t => t.Id == "twc.handover").Entry.Id);
    }

    [Fact]
    public void Make_SupplierWhoseRulesAreNotKnown_TellsNoneOfTheLeads()
    {
        var list = Supplied("kinmen");
        var task = list.Tasks.Single(t => t.Id == "twc.handover");
        Assert.Equal(("kinmen", (Checklist?)null), (task.Stranger, task.List));
        Assert.DoesNotContain(
            list.Items.SelectMany(i => i.Demands), d => d.Fact.Place.File.Contains("/twc/", StringComparison.Ordinal));
        var line = Writer.Write(Knowledge.Entries["any.moving"], list, "zh-TW",
            Today).Parts.Single(p => p.Kind == PartKind.Tasks).Items.Single(i => i.Id == "twc.handover");
        Assert.Contains(
            line.Details,
            d => d.Contains(Knowledge.Words("zh-TW").Organisations["kinmen"].Short, StringComparison.Ordinal));
    }

    private static Checklist Supplied(string supplier)
    {
        var entry = Knowledge.Entries["any.moving"];
        return new ListMaker(Knowledge, supplier).Make(
            entry, entry.InForce(Today)!, Versions.Answers(("role", "in")), Today);
    }

    [Fact]
    public void Make_TaskNotYetInForce_IsSaidAndNothingStandsInForIt()
    {
        var entry = Knowledge.Entries["any.moving"];
        var list = Lists.Make(entry, entry.Versions[0], Versions.Answers(("role", "in")), new DateOnly(2019, 1, 1));
        Assert.Null(list.Tasks.Single(t => t.Id == "twc.handover").List);
        var sheet = Writer.Write(entry, list, "en", Today);
        var line = sheet.Parts.Single(p => p.Kind == PartKind.Tasks).Items.Single(i => i.Id == "twc.handover");
        Assert.Contains(
            line.Details,
            d => d.StartsWith(Ground.Own.Labels()["en"]["task.not-in-force"].Split('{')[0], StringComparison.Ordinal));
    }

    private static Checklist Make(string id, params (string Slot, string Option)[] answers) =>
        Lists.Make(Knowledge.Entries[id], Knowledge.Entries[id].InForce(Today)!, Versions.Answers(answers), Today);

    private static void Each(Ground ground, string id, Action<Checklist> check)
    {
        var (entry, lists) = (ground.Knowledge().Entries[id], new ListMaker(ground.Knowledge()));
        foreach (var version in entry.Versions)
            foreach (var answers in Combinations.Of(version.Slots).Prepend([]))
                check(lists.Make(entry, version, answers, Today));
    }
}
