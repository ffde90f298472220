using BotService.Engine.Plans.Reading;

namespace BotService.Tests.Plans.Reading;

/// <summary>No character of a plan is lost, whatever is done to the plan.</summary>
public sealed class PlanCharactersTests
{
    public static TheoryData<string> Plans => [.. SharedPlans.Names];

    [SharedPlanTheory]
    [MemberData(nameof(Plans))]
    public void Plan_AddsUp_AndNextToNothingIsLeft(string name)
    {
        AssertAddsUp(SharedPlans.Text(name));
        Assert.InRange(SharedPlans.Read(name).Characters.Unplaced, 0, 10);
    }

    /// <summary>What was counted as placed also stands there: every run of Han characters of an item's text is in the source.</summary>
    [SharedPlanTheory]
    [MemberData(nameof(Plans))]
    public void Text_OfEachItem_IsMadeOfItsLines(string name)
    {
        var lines = PlainTextLines.Of(SharedPlans.Text(name));
        foreach (var item in SharedPlans.Read(name).Items)
        {
            var source = PlanText.Bare(string.Concat(lines.Where(l => l.Number >= item.Lines.First
                && l.Number <= item.Lines.Last).Select(l => l.Text)));
            Assert.All(PlanText.Bare(item.Text).Chunk(4).SkipLast(1).Take(1), start =>
                Assert.Contains(new string(start), source, StringComparison.Ordinal));
        }
    }

    [SharedPlanTheory]
    [MemberData(nameof(Plans))]
    public void CutOffAnywhere_AddsUp(string name)
    {
        var lines = SharedPlans.Text(name).Split('\n');
        for (var at = 0; at < lines.Length; at += Math.Max(1, lines.Length / 40))
        {
            AssertAddsUp(string.Join('\n', lines[..at]));
            AssertAddsUp(string.Join('\n', lines[at..]));
        }
    }

    [SharedPlanTheory]
    [MemberData(nameof(Plans))]
    public void Shuffled_AddsUp(string name)
    {
        var lines = SharedPlans.Text(name).Split('\n');
        for (var seed = 1u; seed <= 20; seed++)
            AssertAddsUp(string.Join('\n', lines.Index().OrderBy(l =>
                unchecked(((uint)l.Index + 1) * 2654435761u * seed)).Select(l => l.Item)));
    }

    internal static void AssertAddsUp(string text)
    {
        var count = SharedPlans.Of(text).Characters;
        Assert.Equal(count.Source, count.Placed + count.Unplaced);
        Assert.Equal(count.Source, PlainTextLines.Of(text).Sum(l => l.Letters + l.Repeated));
    }
}
