using System.Collections.Immutable;
using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Checking;
using BotService.Tests.Knowledge;
using static BotService.Tests.Cases.Versions;

namespace BotService.Tests.Cases;

public sealed class CaseSolverTests
{
    [Theory]
    [ClassData(typeof(EntriesOfBoth))]
    public void NextQuestion_OnEveryWayThroughAnEntry_CanStillChangeTheList(
        Ground ground, string entry) => Walk(ground, entry, (version, answers) =>
    {
        if (CaseSolver.NextQuestion(version, answers) is not { } slot) return;
        Assert.DoesNotContain(slot.Id, answers.Keys);
        // Some two cases that agree in everything but this answer have different lists.
        var outcomes = Completions(version, answers)
            .GroupBy(c => Combinations.Describe(c.Remove(slot.Id)), c => Facts(version, c));
        Assert.Contains(outcomes, same => same.Distinct().Count() > 1);
    });

    [Theory]
    [ClassData(typeof(EntriesOfBoth))]
    public void Solve_WhenNothingIsLeftToAsk_IsTheListOfEveryCaseItStandsFor(
        Ground ground, string entry) => Walk(ground, entry, (version, answers) =>
    {
        if (CaseSolver.NextQuestion(version, answers) is not null) return;
        var list = CaseSolver.Solve(version, answers);
        Assert.True(list.IsSettled);
        Assert.True(answers.Count <= version.Slots.Count);
        Assert.All(Completions(version, answers),
            c => Assert.Equal(
                Facts(version, c), string.Join(',', list.Items.Select(i => version.Facts.ToList().IndexOf(i.Fact)))));
    });

    [Theory]
    [ClassData(typeof(EntriesOfBoth))]
    public void Solve_WithoutAnswers_KeepsEveryFactWithItsCondition(Ground ground, string entry)
    {
        foreach (var version in ground.Knowledge().Entries[entry].Versions)
        {
            var list = CaseSolver.Solve(version, ImmutableDictionary<string, string>.Empty);
            Assert.Equal(version.Facts, list.Items.Select(i => i.Fact));
            Assert.All(list.Items, i => Assert.Equal(i.Fact.When.IsAlways, i.Remaining.IsAlways));
        }
    }

    [Fact]
    public void Solve_PartlyAnswered_DropsWhatCannotHoldAndKeepsWhatIsLeftToDecide()
    {
        var version = Of(
            [Slot("who", "person", "company"), Slot("by", "self", "agent")],
            Document("always"),
            Document("person-only", null, ("who", ["person"])),
            Document("company-agent", null, ("who", ["company"]), ("by", ["agent"])));
        var list = CaseSolver.Solve(version, Answers(("who", "company")));
        Assert.Equal(["always", "company-agent"], list.Items.Select(i => i.Fact.Id));
        var remaining = Assert.Single(list.Items[1].Remaining.Allowed);
        Assert.Equal("by", remaining.Key);
        Assert.Equal(["agent"], remaining.Value);
        Assert.False(list.IsSettled);
    }

    [Fact]
    public void NextQuestion_OneAnswerSettlesTheRest_AsksForThatFirst()
    {
        // `by` matters only to companies: asking it first would waste a question on every person.
        var version = Of(
            [Slot("by", "self", "agent"), Slot("who", "person", "company")],
            Document("person-only", null, ("who", ["person"])),
            Document("company-agent", null, ("who", ["company"]), ("by", ["agent"])));
        Assert.Equal("who", CaseSolver.NextQuestion(version, Answers())?.Id);
        Assert.Null(CaseSolver.NextQuestion(version, Answers(("who", "person"))));
        Assert.Equal("by", CaseSolver.NextQuestion(version, Answers(("who", "company")))?.Id);
    }

    [Fact]
    public void NextQuestion_NoSlots_IsNull() =>
        Assert.Null(CaseSolver.NextQuestion(Of([], Document("one")), Answers()));

    /// <summary>Visits every set of answers that can be reached by answering what is asked.</summary>
    private static void Walk(
        Ground ground, string entry, Action<EntryVersion, ImmutableDictionary<string, string>> visit)
    {
        foreach (var version in ground.Knowledge().Entries[entry].Versions)
        {
            var waiting = new Stack<ImmutableDictionary<string, string>>([ImmutableDictionary<string, string>.Empty]);
            while (waiting.TryPop(out var answers))
            {
                visit(version, answers);
                if (CaseSolver.NextQuestion(version, answers) is not { } slot) continue;
                foreach (var option in slot.Options) waiting.Push(answers.Add(slot.Id, option));
            }
        }
    }

    private static IEnumerable<ImmutableDictionary<string, string>> Completions(
        EntryVersion version, ImmutableDictionary<string, string> answers) =>
        Combinations.Of(version.Slots).Where(c => answers.All(a => c[a.Key] == a.Value));

    /// <summary>The facts that hold, by their positions; worked out from the conditions alone.</summary>
    private static string Facts(
        EntryVersion version, IReadOnlyDictionary<string, string> answers) => string.Join(
            ',', Enumerable.Range(0, version.Facts.Count)
        .Where(i => version.Facts[i].When.Allowed.All(a => a.Value.Contains(answers[a.Key]))));
}
