using BotService.Editing.Approval;
using BotService.Editing.Drafts;
using BotService.Editing.Replay;
using BotService.Staff.Audit;
using BotService.Storage;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private ApprovalStore Approvals => new(database);

    [StoreFact]
    public async Task Votes_OfTwoOthersThanTheAuthors_ApproveExactlyThisContent()
    {
        var (number, _) = await ProposedAsync([]);
        var content = (await Drafts.FindAsync(number, default))!.Content!;
        Assert.Equal(VoteOutcome.Author, await VoteAsync(number, content, "p"));
        Assert.Equal(VoteOutcome.Changed, await VoteAsync(number, "other", "q"));
        Assert.Equal(VoteOutcome.Refused, await VoteAsync(number, content, "q", VoteKind.Urgent));
        Assert.Equal((1, 1), await Approvals.WaitingAsync("q", Noted.AddDays(4), default));
        Assert.Equal((0, 0), await Approvals.WaitingAsync("p", Noted, default));
        Assert.Equal(VoteOutcome.Counted, await VoteAsync(number, content, "q"));
        Assert.Equal((0, 0), await Approvals.WaitingAsync("q", Noted, default));
        Assert.Equal(VoteOutcome.Twice, await VoteAsync(number, content, "q"));
        Assert.Equal(VoteOutcome.Approved, await VoteAsync(number, content, "r"));
        var approved = (await Drafts.FindAsync(number, default))!;
        Assert.Equal(DraftState.Approved, approved.State);
        // Saving nothing voids nothing; a byte voids all, also when it is taken back.
        await WriteAsync(number, 1, "s", (EntryFile, "a: 2\n"));
        Assert.Equal(DraftState.Approved, (await Drafts.FindAsync(number, default))!.State);
        await WriteAsync(number, 1, "s", (EntryFile, "a: 3\n"));
        await WriteAsync(number, 2, "s", (EntryFile, "a: 2\n"));
        var edited = (await Drafts.FindAsync(number, default))!;
        await Approvals.ProposeAsync(number, edited.Version, content, "R1", Noted.AddDays(3), Writes("p") with { At = Noted.AddHours(1) }, default);
        Assert.Equal(DraftState.Replayed, (await Drafts.FindAsync(number, default))!.State);
        Assert.Empty((await Approvals.ReadAsync(number, default)).Votes);
        Assert.Equal(VoteOutcome.Author, await VoteAsync(number, content, "s", hours: 2));
        Assert.Equal(VoteOutcome.Counted, await VoteAsync(number, content, "q", hours: 2));
        Assert.Equal(VoteOutcome.Approved, await VoteAsync(number, content, "r", hours: 2));
    }

    [StoreFact]
    public async Task Votes_AtOnce_ApproveOnce()
    {
        var (number, _) = await ProposedAsync([]);
        var content = (await Drafts.FindAsync(number, default))!.Content!;
        var outcomes = await Task.WhenAll(((string[])["q", "r"]).Select(by => Task.Run(() => VoteAsync(number, content, by))));
        Assert.Equal([VoteOutcome.Counted, VoteOutcome.Approved], outcomes.Order());
    }

    [StoreFact]
    public async Task Votes_WithOpenGroups_AreRefused_ButWhatIsUrgentTakesOneAndAManager()
    {
        var (slow, _) = await ProposedAsync([Group("g1", 1)]);
        Assert.Equal(VoteOutcome.Open, await VoteAsync(slow, (await Drafts.FindAsync(slow, default))!.Content!, "q"));

        var (urgent, _) = await ProposedAsync([Group("g1", 1)], isUrgent: true);
        var content = (await Drafts.FindAsync(urgent, default))!.Content!;
        Assert.Equal(VoteOutcome.Author, await VoteAsync(urgent, content, "p", VoteKind.Urgent));
        Assert.Equal(VoteOutcome.Counted, await VoteAsync(urgent, content, "q"));
        // The manager is another person than who approved.
        Assert.Equal(VoteOutcome.Counted, await VoteAsync(urgent, content, "q", VoteKind.Urgent));
        Assert.Equal(VoteOutcome.Approved, await VoteAsync(urgent, content, "m", VoteKind.Urgent));
        Assert.False(await Approvals.IsReplayedAsync(urgent, default));
    }

    [StoreFact]
    public async Task Looks_AreMarks_WithATime()
    {
        var number = await DraftAsync("一");
        await Approvals.LookAsync(number, "q", Noted, default);
        await Approvals.LookAsync(number, "q", Noted.AddMinutes(1), default);
        await Approvals.LookAsync(99, "q", Noted, default);
        Assert.Equal([("q", Noted.AddMinutes(1))], (await Approvals.ReadAsync(number, default)).Looks);
        await Approvals.LookAsync(number, "r", Noted.AddDays(2), default);
        Assert.Equal("r", Assert.Single((await Approvals.ReadAsync(number, default)).Looks).By);
    }

    [StoreFact]
    public async Task FactCheck_IsAnsweredOnce_AndGoodForADraftThatIsOpen()
    {
        var checks = new FactCheckStore(database);
        var number = await DraftAsync("一");
        var check = new FactCheck(0, number, "王小姐", "計費課", "p", Noted, Noted + FactCheck.Good);
        await checks.AskAsync(check, "h1", Writes("p"), default);
        await checks.AskAsync(check, "h2", Writes("p"), default);
        Assert.Equal("計費課", (await checks.FindAsync("h1", Noted, default))!.Unit);
        Assert.Null(await checks.FindAsync("h1", Noted.AddDays(14), default));
        Assert.Null(await checks.FindAsync("h9", Noted, default));
        var deed = new Deed(Noted, "fact-check/1", "drafts/agreed", $"{number}");
        Assert.True(await checks.AnswerAsync("h1", "digest", true, "可以，電話 0912-345-678", deed, default));
        Assert.False(await checks.AnswerAsync("h1", "digest", false, null, deed, default));
        var answered = (await checks.OfAsync(number, default))[0];
        Assert.Equal((true, "digest", Noted), (answered.Agrees, answered.Content, answered.AnsweredAt));
        Assert.DoesNotContain("345", answered.Comment!, StringComparison.Ordinal);
        await MoveAsync(number, new DraftMove(DraftState.Withdrawn, Word: "不做了"));
        Assert.Null(await checks.FindAsync("h2", Noted, default));
    }

    private Task<VoteOutcome> VoteAsync(long draft, string content, string by, string kind = VoteKind.Approve, int hours = 0) =>
        Approvals.VoteAsync(draft, content, kind, new Deed(Noted.AddHours(hours), by, $"drafts/{kind}", $"{draft}"), default);
}
