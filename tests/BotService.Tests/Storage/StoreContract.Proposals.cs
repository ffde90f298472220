using BotService.Review.Proposals;
using BotService.Review.Trial;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Storage;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private ProposalStore Proposals => new(database);

    [StoreFact]
    public async Task Proposal_IsKeptMasked_AndListedNewestFirst()
    {
        var one = await ProposeAsync("電表會響 0912-345-678");
        var two = await ProposeAsync("電表在叫");
        var page = await Proposals.ListAsync(new ProposalFilter("taipower"), null, 1, default);
        Assert.Equal((2L, two), (page.Total, page.Rows[0].Number));
        Assert.Equal(one, (await Proposals.ListAsync(new ProposalFilter("taipower"), page.Next, 1, default)).Rows[0].Number);
        Assert.DoesNotContain("345", (await Proposals.FindAsync(one, default))!.Texts[0].Text, StringComparison.Ordinal);
        Assert.Empty((await Proposals.ListAsync(new ProposalFilter("twc"), null, 1, default)).Rows);
    }

    [StoreFact]
    public async Task Trials_AreTakenOneAtATimeInTheirOrder()
    {
        var (one, two) = (await ProposeAsync("電表會響"), await ProposeAsync("電表在叫"));
        await Proposals.AskTrialAsync(two, 0, Tries(), default);
        await Proposals.AskTrialAsync(one, 0, Tries() with { At = Noted.AddSeconds(1) }, default);
        Assert.Equal(two, await Proposals.TakeTrialAsync(Noted, Noted.AddMinutes(10), default));
        Assert.Null(await Proposals.TakeTrialAsync(Noted, Noted.AddMinutes(10), default));
        // Who has said nothing for so long is dead: its trial is taken again.
        Assert.Equal(two, await Proposals.TakeTrialAsync(Noted.AddMinutes(11), Noted.AddMinutes(21), default));
        await Proposals.TriedAsync(two, Clean, default);
        Assert.Equal(one, await Proposals.TakeTrialAsync(Noted.AddMinutes(12), Noted.AddMinutes(22), default));
        await Proposals.TriedAsync(one, null, default);
        Assert.Equal(TrialState.Failed, (await Proposals.FindAsync(one, default))!.TrialState);
        Assert.Null(await Proposals.TakeTrialAsync(Noted.AddMinutes(13), Noted.AddMinutes(23), default));
    }

    [StoreFact]
    public async Task Proposal_IsAcceptedWithATrialAlone_AndByAnotherThanItsAuthor()
    {
        var number = await ProposeAsync("電表會響");
        Assert.Equal(Change.Refused, await DecideAsync(number, "q"));
        await Proposals.AskTrialAsync(number, 0, Tries(), default);
        await Proposals.TakeTrialAsync(Noted, Noted.AddMinutes(10), default);
        await Proposals.TriedAsync(number, Clean with { Problems = [new TrialProblem(TrialProblems.Other, "電表會響")] }, default);
        Assert.Equal(Change.Refused, await DecideAsync(number, "q"));
        await Proposals.AskTrialAsync(number, 2, Tries(), default);
        await Proposals.TakeTrialAsync(Noted, Noted.AddMinutes(10), default);
        await Proposals.TriedAsync(number, Clean, default);

        var tried = (await Proposals.FindAsync(number, default))!;
        Assert.Equal((ProposalStatus.Tried, 31, "有一句"), (tried.Status, tried.Trial!.Answered, tried.Trial.Changes[0].Text));
        Assert.Equal(Change.Refused, await DecideAsync(number, "p"));
        Assert.Equal(Change.Stale, await Proposals.DecideAsync(
            number, 0, ProposalStatus.Accepted, null, "r", Tries() with { By = "q" }, default));
        Assert.Equal(Change.Done, await DecideAsync(number, "q"));
        Assert.Equal(number, Assert.Single(await Proposals.AcceptedAsync(default)).Number);
        Assert.Equal(Change.Refused, await Proposals.DecideAsync(
            number, tried.Version + 1, ProposalStatus.Withdrawn, null, null, Tries(), default));
        await Proposals.ReleasedAsync(number, Tries(), default);
        Assert.Equal(ProposalStatus.Released, (await Proposals.FindAsync(number, default))!.Status);
    }

    [StoreFact]
    public async Task ProposalTexts_AreLabelledQuestionsUnlessTakenBack()
    {
        await ProposeAsync("電表會響");
        var gone = await ProposeAsync("電表在叫");
        await Proposals.DecideAsync(gone, 0, ProposalStatus.Withdrawn, null, null, Tries(), default);
        await Proposals.AddAsync(
            new(ProposalKind.OutOfScope, null, [new ProposedText("zh-TW", "哪裡有牛肉麵")], null, null), Tries(), default);
        var judged = await new JudgedMisses(database).ReadAsync(Noted, Noted.AddDays(1), default);
        Assert.Equal([("電表會響", "taipower.meter-test"), ("哪裡有牛肉麵", "oos")], judged.Select(q => (q.Text, q.Entry)));
        Assert.Empty(await new JudgedMisses(database).ReadAsync(Noted.AddDays(1), Noted.AddDays(2), default));
    }

    [StoreFact]
    public async Task TrialQuestions_AreThoseThatWereRecognisedOrMissed()
    {
        await GatherAsync((1, "電表會響", "c1", 1), (2, "電表會響", "c2", 1));
        await database.WriteAsync(
            async db =>
            {
                foreach (var (n, text, outcome) in ((int, string, string)[])[(1, "怎麼過戶", "matched"), (2, "是", "none")])
                {
                    var row = new { n, At = Noted, Json = $"{{\"type\":\"message\",\"text\":\"{text}\"}}", no = false, yes = true, outcome };
                    await db.ExecuteAsync(
                        "insert into activities (conversation, sequence, at, from_bot, type, json) values ('c', @n, @At, @no, 'message', @Json)", row);
                    await db.ExecuteAsync(
                        "insert into inbox (conversation, event_key, activity_id, sequence, at, greeting, done) values "
                        + "('c', 'e' || @n, 'x' || @n, @n, @At, @no, @yes)", row);
                    await db.ExecuteAsync(
                        "insert into turns (conversation, activity_id, at, locale, kind, slots, rivals, outcome, release, milliseconds) "
                        + "values ('c', 'x' || @n, @At, 'zh-TW', 'checklist', '{}', '[]', @outcome, 'r', 1)", row);
                }

                return true;
            },
            default);
        await new AskedStore(database).GatherAsync(Noted.AddMinutes(1), 10, default);
        var asked = await new TrialQuestions(database).SinceAsync(Noted.AddDays(-1), 10, default);
        Assert.Equal([("怎麼過戶", 1), ("電表會響", 2)], asked);
    }

    private static TrialResult Clean { get; } = new(
        "r", Noted, [], [], 37, 5, 31, [], 5000, 1,
        [new TrialQuestion("有一句", 3, new TrialAnswer(AnswerActs.Refused, []), new TrialAnswer(AnswerActs.Answered, ["taipower.meter-test"]))], 598, [], 20);

    private Task<long> ProposeAsync(string text) => Proposals.AddAsync(
        new(ProposalKind.Utterances, "taipower.meter-test", [new ProposedText("zh-TW", text)], null, "taipower"), Tries(), default);

    private async Task<Change> DecideAsync(long number, string by) => await Proposals.DecideAsync(
        number, (await Proposals.FindAsync(number, default))!.Version, ProposalStatus.Accepted, null, "r", Tries() with { By = by }, default);

    private static Deed Tries() => new(Noted, "p", "proposals/trial", "1");
}
