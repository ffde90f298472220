using BotService.Engine.Plans;
using BotService.Engine.Plans.Difference;
using BotService.Insight.Duties;
using BotService.Renewal;
using BotService.Renewal.Changes;
using BotService.Tests.Knowledge;
using BotService.Tests.Plans.Difference;

namespace BotService.Tests.Renewal;

/// <summary>What a changed item touches, by the duties and the knowledge that are shipped.</summary>
public sealed class ChangeFinderTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    private static readonly RenewalData Data = new(
        Shipped.Knowledge.Knowledge, DutyLoader.Load(Path.Combine(Shipped.Root, "duties"), Shipped.Knowledge.Knowledge).Book,
        PlanNames.Load(Path.Combine(Shipped.Root, "duties")).Names, new EntryLikeness(Shipped.Knowledge.Knowledge));

    [Fact]
    public void Item_ThatADutyNames_TouchesTheDutyAndItsEntries()
    {
        // The duty E1 names 二(一)1(3) of the plan of Taipei, and with it its entries.
        var change = Of(
            ["二(一)1(3) | 提供多元化的繳費措施，包括代繳、代收、網路繳費。"], ["二(一)1(3) | 提供多元化的繳費措施，包括代繳、代收、網路與行動支付繳費。"]).Single();
        Assert.Contains(change.Touches, t => t is { Kind: TouchKind.Duty, Id: "E1", IsNamed: true } && t.Why.Contains("二(一)1(3)", StringComparison.Ordinal));
        Assert.Contains(change.Touches, t => t is { Kind: TouchKind.Entry, Id: "taipower.payment-methods", IsNamed: true, Why: "E1" });
        Assert.DoesNotContain(change.Touches, t => t.Id.StartsWith("twc.", StringComparison.Ordinal));
        Assert.Equal(Data.Knowledge.Entries["taipower.payment-methods"].Owner, change.Owner);
        Assert.Equal([ChangeTask.Reread], change.Tasks);
    }

    [Fact]
    public void Item_ThatNothingNames_TouchesWhatIsAlike_WithTheWordsTheyShare()
    {
        var change = Of(["一(一)9(1) | 客服中心受理後送案件之流程。"], ["一(一)9(1) | 客服中心受理後送案件之流程。", "一(一)9(2) | 推動「校園空調自動需量反應」，配合班班有冷氣政策。"])
            .Single();
        var alike = Assert.Single(change.Touches, t => t.Kind == TouchKind.Entry);
        Assert.Equal(("taipower.demand-response", false), (alike.Id, alike.IsNamed));
        Assert.Contains("自動需量反應", alike.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Item_OfManagementAlone_TouchesNoEntry() => Assert.DoesNotContain(
        Of([], ["一(一)9(1) | 設置賞心悅目的藝文畫廊，並辦理內部同仁教育訓練。 | 總務組"]).Single().Touches, t => t.Kind == TouchKind.Entry);

    [Fact]
    public void Departments_AreAChangeWithinOneOffice_AndNoneBetweenTwo()
    {
        string[] old = ["一(一)9(1) | 提供承辦部門及電話等訊息。 | 業務組 | 隨時辦理"], @new = ["一(一)9(1) | 提供承辦部門及電話等訊息。 | 北客服 | 持續辦理"];
        Assert.Equal([ChangeTask.Departments, ChangeTask.Deadline], Of(old, @new).Single().Tasks);
        Assert.Empty(Of(old, @new, office: "south"));
    }

    [Fact]
    public void Item_MovedAlone_IsNoChange_AndItsNewPlaceIsProposed()
    {
        string[] old = ["二(一)1(3) | 提供多元化的繳費措施，包括代繳、代收、網路繳費。"], @new = ["二(一)1(5) | 提供多元化的繳費措施，包括代繳、代收、網路繳費。"];
        Assert.Empty(Of(old, @new));
        // The older plan is the one that the duties know.
        var diff = PlanDiff.Of(SmallPlan.Of("taipower-taipei-113", old), SmallPlan.Of("taipower-taipei-114", @new), Data.Names);
        var proposal = DutyProposals.Of(diff, Data.Duties, Data.Touches, "S5").First(p => p.Duty == "E1");
        Assert.Equal(("S5", "二(一)1(3)"), (proposal.Plan, proposal.Before));
        Assert.Equal(["二(一)1(5)"], proposal.After);
    }

    [Fact]
    public void Due_IsAMonthAhead_OrWhenAnEntryIsReadAgainSooner()
    {
        var change = Of([], ["一(一)9(1) | 設置賞心悅目的藝文畫廊。 | 總務組"]).Single();
        Assert.Equal((Today.AddDays(30), "總務組"), (change.Due, change.Owner));
    }

    [Fact]
    public void Coverage_NamesWhatNothingCarries_AndReferencesToNothing()
    {
        var plan = SmallPlan.Of("taipower-taipei-113", "二(一)1(3) | 提供多元化的繳費措施。", "九(九)9(9) | 設置賞心悅目的藝文畫廊。");
        var coverage = PlanCoverage.Of(plan, Data, [], Today);
        Assert.Equal((1, 2), (coverage.Carried, coverage.Items.Count));
        Assert.Contains("E1", coverage.Items[0].Duties);
        Assert.NotEmpty(coverage.Nowhere);
        Assert.All(coverage.Outlived, e => Assert.All(e.Plans, p => Assert.StartsWith("plan-", p, StringComparison.Ordinal)));
    }

    [Fact]
    public void Plan_IsInForceInItsYear()
    {
        Assert.True(PlanCoverage.IsInForce(115, Today));
        Assert.False(PlanCoverage.IsInForce(113, Today));
    }

    private static IReadOnlyList<FoundChange> Of(string[] old, string[] @new, string office = "north")
    {
        var (a, b) = (SmallPlan.Of("taipower-taipei-112", old) with { Office = office }, SmallPlan.Of("taipower-taipei-113", @new));
        return new ChangeFinder(Data.Knowledge, Data.Touches).Of(PlanDiff.Of(a, b, Data.Names), Today);
    }
}
