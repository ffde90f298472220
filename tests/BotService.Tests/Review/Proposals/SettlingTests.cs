using BotService.Engine;
using BotService.Releases;
using BotService.Review.Misses;
using BotService.Review.Proposals;
using BotService.Review.Trial;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Tests.Dialogs;
using BotService.Tests.Web.Staff.Misses;

namespace BotService.Tests.Review.Proposals;

/// <summary>A release that holds what was accepted: the group's questions are asked again.</summary>
public sealed class SettlingTests
{
    [Fact]
    public async Task Group_WhoseQuestionsAreAnsweredNow_Closes_AndAnotherIsOpenAgain()
    {
        await using var staff = await MissedQuestions.StartAsync();
        const string Answered = "水表外面那個箱子的蓋子跟錶都不見了", Missed = "附近有賣好吃的牛肉麵嗎";
        var (one, two) = (await staff.AskAsync(Answered), await staff.AskAsync(Missed));
        await AcceptAsync(one, [Answered]);
        // Proposed is another text: its group's own question stays unanswered.
        await AcceptAsync(two, ["水表箱被人家整個拆走了耶"]);
        var settling = staff.Service.Get<Settling>();
        Assert.Equal(0, await settling.RunAsync(default));

        using var copy = new DataCopy(RealEngine.Folders);
        foreach (var proposal in await staff.Service.Get<IProposals>().AcceptedAsync(default))
            foreach (var file in ProposalFiles.Of(proposal, copy.Folders, RealEngine.Shared.Knowledge).Files) copy.Write(file);
        staff.Service.Get<ReleaseShelf>().Put(Release.LoadForTrial(copy.Folders).Release!);
        Assert.Equal(2, await settling.RunAsync(default));

        var misses = staff.Service.Get<IMisses>();
        Assert.Equal((GroupStatus.Closed, Judgements.Answered), Of((await misses.FindAsync(one, default))!));
        Assert.Equal((GroupStatus.Open, Judgements.Belongs), Of((await misses.FindAsync(two, default))!));
        Assert.Equal(0, await settling.RunAsync(default));

        static (string, string?) Of(MissGroup group) => (group.Status, group.Judgement);

        async Task AcceptAsync(long group, string[] texts)
        {
            var proposals = staff.Service.Get<IProposals>();
            var number = await proposals.AddAsync(
                new(ProposalKind.Utterances, "twc.meter-lost", [.. texts.Select(t => new ProposedText("zh-TW", t))], group, "twc"), By("p"), default);
            await staff.Service.Get<IMisses>().JudgeAsync(group, 0, Judgements.Belongs, "twc.meter-lost", number, By("p"), default);
            await proposals.TriedAsync(number, new TrialResult("r", staff.Clock.GetUtcNow(), [], [], 1, 0, 1, [], 0, 0, [], 0, [], 1), default);
            Assert.Equal(Change.Done, await proposals.DecideAsync(
                number, 1, ProposalStatus.Accepted, null, RealEngine.Shared.Id, By("q"), default));
        }

        Deed By(string who) => new(staff.Clock.GetUtcNow(), who, "test", "1");
    }
}
