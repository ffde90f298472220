using BotService.Engine.Knowledge;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Knowledge;

/// <summary>What becomes of what nobody has read again by its day.</summary>
public sealed class ReviewRulesTests : IDisposable
{
    private const string File = "catalogue/reviews.yaml";

    private static readonly DateOnly Day = new(2026, 12, 31), Never = new(2199, 1, 1);

    private readonly KnowledgeCopy copy = new();

    private static KnowledgeBase Shipped => RealEngine.Shared.Knowledge;

    public void Dispose() => copy.Dispose();

    [Theory]
    [InlineData(0, ReviewStand.AsEver)]
    [InlineData(14, ReviewStand.AsEver)]
    [InlineData(15, ReviewStand.Marked)]
    [InlineData(90, ReviewStand.Marked)]
    [InlineData(91, ReviewStand.Withheld)]
    public void Rule_IsAboutTheDaysAfterTheGrace(int late, ReviewStand stand) =>
        Assert.Equal(stand, new ReviewRule([], [], [], 14, 90).Of(Day, Day.AddDays(late)));

    [Fact]
    public void Shipped_UntilTheFirstDayAndItsGrace_IsToldAsEver()
    {
        var last = Shipped.Entries.Values.Select(e => e.ReviewBy).Concat(Shipped.Answers.Values.Select(a => a.ReviewBy)).Min().AddDays(14);
        Assert.All(Shipped.Entries.Values, e => Assert.Equal(ReviewStand.AsEver, Shipped.StandOf(e, last)));
        Assert.All(Shipped.Answers.Values, a => Assert.Equal(ReviewStand.AsEver, Shipped.StandOf(a, last)));
        Assert.Contains(Shipped.Entries.Values, e => Shipped.StandOf(e, last.AddDays(1)) == ReviewStand.Marked);
    }

    [Fact]
    public void Shipped_WhoIsInDanger_IsToldWhomToCallHoweverOldItIs()
    {
        var cards = RealEngine.Shared.Safety;
        Assert.NotNull(cards);
        Assert.All(
            Shipped.Entries.Values.Where(e => e is { Kind: EntryKind.Action, Classes.Theme: "safety" }),
            e => Assert.Equal(ReviewStand.AsEver, Shipped.StandOf(e, Never)));
        Assert.All(
            Shipped.Entries.Values.Where(e => e.Classes.Theme == "safety"), e => Assert.NotEqual(ReviewStand.Withheld, Shipped.StandOf(e, Never)));
        Assert.All(
            Shipped.Entries.Values.Where(e => e.Kind == EntryKind.Calculator), e => Assert.Equal(ReviewStand.Withheld, Shipped.StandOf(e, Never)));
    }

    [Theory]
    [InlineData("kind: [calculator]", "kind: [calculater]", "review-term")]
    [InlineData("theme: [safety]", "theme: [safty]", "review-term")]
    [InlineData("withhold: 180", "withhold: 1.5", "review-days")]
    [InlineData("withhold: 90", "withhold: 7", "withheld-first")]
    [InlineData("others:\n  mark: 14", "others:\n  mark: 14\nlast:\n  kind: [topic]", "review-rule-idle")]
    [InlineData("others:\n  mark: 14", "", "review-rule-lacks")]
    [InlineData("others:\n  mark: 14", "others:\n  mark: soon", "not-number")]
    public void Check_AMistakeInTheRules_IsOneMessage(string right, string wrong, string code)
    {
        copy.Edit(File, right, wrong);
        var problem = Assert.Single(copy.NewProblems());
        Assert.Equal(($"knowledge/{File}", code), (problem.File, problem.Code));
    }
}
