using BotService.Review.Proposals;
using BotService.Review.Trial;
using BotService.Tests.Dialogs;
using Xunit.Abstractions;

namespace BotService.Tests.Review.Trial;

public sealed class TrialRunTests(ITestOutputHelper output)
{
    private const string Entry = "twc.meter-lost";

    /// <summary>What nobody listed and nobody answers, as citizens said it.</summary>
    private static readonly string[] Missed = ["我家外面那顆小鐵箱裡面的東西被人拔走了", "門口的錶箱空空的不知道誰偷的", "錶被幹走了啦怎麼辦"];

    [Fact]
    public void Proposal_OfWhatWasMissed_IsAnsweredThenAndChangesLittleElse()
    {
        var others = RealEngine.Shared.Knowledge.Entries.Values.SelectMany(e => e.Utterances["zh-TW"].Take(3)).Select(t => (t, 1)).ToList();
        var result = Run(Of(Missed[0], Missed[1]), Missed, others);
        output.WriteLine($"{result.Before} → {result.Answered} of {result.Asked}; {result.Changed} of {result.Questions} change; "
            + $"{result.Conversations} held, {result.Broken.Count} unlike; {result.Seconds:0.0} s");
        Assert.True(result.IsClean, string.Join('\n', result.Problems));
        Assert.Equal(3, result.Asked);
        Assert.True(result.Answered >= 2 && result.Answered > result.Before);
        Assert.Equal(others.Count, result.Questions);
        Assert.InRange(result.Changed, 0, others.Count / 50);
        Assert.True(result.Conversations > 500);
    }

    [Theory]
    [InlineData("水錶過護要什麼證件", TrialProblems.Other)]
    [InlineData("瓦斯費要去哪裡繳", TrialProblems.OutOfScope)]
    [InlineData("打〔電話〕問水錶不見", TrialProblems.Masked)]
    public void Proposal_OfATextThatIsNotToBe_SaysWhy(string text, string kind) =>
        Assert.Equal(kind, Assert.Single(Run(Of(text), [], []).Problems).Kind);

    [Fact]
    public void Proposal_OfATextThatIsThereOrTwice_SaysSo()
    {
        var there = RealEngine.Shared.Knowledge.Entries[Entry].Utterances["zh-TW"][0];
        Assert.Equal(
            [(TrialProblems.Duplicate, there), (TrialProblems.Duplicate, "錶箱空了！")],
            Run(Of(there, "錶箱空了", "錶箱空了！"), [], []).Problems.Select(p => (p.Kind, p.Text)));
    }

    [Fact]
    public void Proposal_ForAnEntryThatIsNotThere_SaysSo() =>
        Assert.Equal(TrialProblems.Entry, Assert.Single(Run(Of("錶箱空了") with { Entry = "twc.nothing" }, [], []).Problems).Kind);

    [Fact]
    public void Proposal_OfAnotherEntrysMatter_WarnsThatItIsTakenAway()
    {
        var result = Run(Of("水費想用信用卡自動扣繳要怎麼辦理呢"), [], []);
        Assert.Equal(TrialProblems.Taken, Assert.Single(result.Warnings).Kind);
    }

    [Fact]
    public void Proposal_OutOfScope_IsRefusedThen()
    {
        var proposal = Of("想問一下附近哪裡有賣好吃的牛肉麵") with { Kind = ProposalKind.OutOfScope, Entry = null };
        var result = Run(proposal, [], []);
        Assert.True(result.IsClean, string.Join('\n', result.Problems));
        Assert.Equal(result.Asked, result.Answered);
    }

    [Fact]
    public void Proposal_OfANewEntry_IsTriedByItsQuestionsAlone()
    {
        var proposal = Of(Missed) with { Kind = ProposalKind.NewEntry, Entry = "twc.stolen-box" };
        var result = Run(proposal, Missed, []);
        Assert.True(result.IsClean, string.Join('\n', result.Problems));
        Assert.True(result.Answered >= 2, string.Join('\n', result.Missed));
    }

    internal static Proposal Of(params string[] texts) => new(
        1, ProposalKind.Utterances, Entry, [.. texts.Select(t => new ProposedText("zh-TW", t))], null, "twc", "p",
        new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero), ProposalStatus.Draft, 0, null, null, null);

    private static TrialResult Run(Proposal proposal, IReadOnlyList<string> group, IReadOnlyList<(string, int)> others) =>
        new TrialRun(RealEngine.Folders, TimeProvider.System).Run(proposal, group, others);
}
