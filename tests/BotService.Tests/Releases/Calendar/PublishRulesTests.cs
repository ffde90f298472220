using BotService.Releases.Calendar;
using BotService.Releases.Files;

namespace BotService.Tests.Releases.Calendar;

public sealed class PublishRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 12, 1);

    /// <summary>Each with the one it was made from.</summary>
    private static readonly Dictionary<string, KeptRelease> Known = new[]
    {
        Kept("zero", null), Kept("one", "zero"), Kept("two", "one"), Kept("other", "zero"),
        Kept("newer", "one") with { Program = "999.0.0" },
    }.ToDictionary(r => r.Id);

    [Theory]
    [InlineData("two", 0, PublishOutcome.Done, null)]
    [InlineData("two", 30, PublishOutcome.Done, null)]
    [InlineData("two", -1, PublishOutcome.InThePast, null)]
    [InlineData("none", 0, PublishOutcome.Unknown, null)]
    [InlineData("newer", 0, PublishOutcome.NewerProgram, null)]
    [InlineData("one", 1, PublishOutcome.HoldsAlready, null)]
    // What holds was made since it was begun: its lines would be lost.
    [InlineData("other", 1, PublishOutcome.LosesWhatHolds, "one")]
    public void Publish(string release, int days, PublishOutcome outcome, string? other) =>
        Assert.Equal(new Published(outcome, Other: other), Rules(Row(1, -9, "zero"), Row(2, -3, "one")).Publish(release, Today.AddDays(days)));

    [Fact]
    public void TwoForOneDay_AreRefused_UnlessTheFirstWasTakenBack()
    {
        var first = Row(2, 5, "one");
        Assert.Equal(PublishOutcome.DayTaken, Rules(Row(1, -9, "zero"), first).Publish("two", Today.AddDays(5)).Outcome);
        var rules = Rules(Row(1, -9, "zero"), first with { CancelledAt = Now.AddHours(-1) });
        Assert.Equal(PublishOutcome.Done, rules.Publish("two", Today.AddDays(5)).Outcome);
    }

    [Fact]
    public void Later_MustContainIt()
    {
        var rules = Rules(Row(1, -9, "zero"), Row(2, 9, "two"));
        Assert.Equal(new Published(PublishOutcome.LostLater, Other: "two"), rules.Publish("other", Today.AddDays(3)));
        Assert.Equal(PublishOutcome.Done, rules.Publish("one", Today.AddDays(3)).Outcome);
    }

    [Fact]
    public void GoneBackFrom_DoesNotComeInWithItsSuccessor()
    {
        var rules = Rules(Row(1, -9, "zero"), Row(2, -3, "one"), Row(3, -1, "zero") with { Kind = DayKind.Rollback });
        Assert.Equal(new Published(PublishOutcome.BringsBack, Other: "one"), rules.Publish("two", Today));
        Assert.Equal(PublishOutcome.Done, rules.Publish("one", Today).Outcome);
    }

    [Fact]
    public void GoingBack_NeedsOnlyAReleaseThatDoesNotHold()
    {
        var rules = Rules(Row(1, -9, "zero"), Row(2, -3, "one"), Row(3, 9, "two"));
        Assert.Equal(PublishOutcome.Done, rules.Rollback("zero").Outcome);
        Assert.Equal(PublishOutcome.HoldsAlready, rules.Rollback("one").Outcome);
        Assert.Equal(PublishOutcome.Unknown, rules.Rollback("none").Outcome);
        Assert.Equal(PublishOutcome.NewerProgram, rules.Rollback("newer").Outcome);
    }

    [Theory]
    [InlineData(72, PublishOutcome.Done)]
    [InlineData(73, PublishOutcome.BadEnd)]
    [InlineData(0, PublishOutcome.BadEnd)]
    public void Urgent_EndsWithinThreeDays(int hours, PublishOutcome outcome) =>
        Assert.Equal(outcome, Rules(Row(1, -9, "zero"), Row(2, -3, "one")).Urgent("two", Now.AddHours(hours)).Outcome);

    [Theory]
    [InlineData("1.10.0+abc", "1.9.0", true)]
    [InlineData("1.9.0", "1.9.0+def", false)]
    [InlineData("", "1.0.0", false)]
    public void A_program_is_newer_by_its_number(string one, string other, bool isNewer) =>
        Assert.Equal(isNewer, ProgramVersion.IsNewer(one, other));

    private static PublishRules Rules(params ReleaseDay[] rows) => PublishRules.Of(new ReleaseCalendar(rows), Known, Now);

    private static ReleaseDay Row(long number, int days, string release) => new(
        number, Today.AddDays(days), release, DayKind.Publish, null, null, "", "p", Now.AddDays(Math.Min(days, 0)).AddHours(-1));

    private static KeptRelease Kept(string id, string? from) => new(id, "", id, "", "p", Now, from, ReleaseOrigin.Draft, null, "1.0.0");
}
