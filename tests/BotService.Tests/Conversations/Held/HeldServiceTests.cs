using BotService.Conversations;
using BotService.Conversations.Held;
using BotService.Engine.Dialogs;
using BotService.Held;
using BotService.Review;
using BotService.Storage;
using Dapper;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Conversations.Held;

/// <summary>An answer waits for approval: what the citizen is told, what goes out, and what does not.</summary>
public sealed class HeldServiceTests
{
    [Fact]
    public async Task Answer_UnderARule_WaitsAndGoesOutAsItStood()
    {
        await using var talk = await HeldTalk.StartAsync();
        var usual = await talk.AskAsync(HeldTalk.Question, conversation: "free");
        await talk.RuleAsync();

        var told = Assert.Single(await talk.AskAsync(HeldTalk.Question));
        Assert.Equal(ReplyKind.Held, told.Kind);
        Assert.Contains("3 分鐘", told.Text, StringComparison.Ordinal);
        var waiting = await talk.WaitingAsync();
        Assert.Equal((HeldTalk.Entry, HeldTalk.Organisation, HeldTalk.Question), (waiting.Entry, waiting.Organisation, waiting.Question));
        Assert.Equal(0, await CountAsync(talk, "receipts", "conversation = 'c'"));
        Assert.Null(await StateAsync(talk));

        Assert.Equal(Change.Done, await talk.ApproveAsync());
        var said = await talk.SaidAsync();
        Assert.Equal([told.Text, .. usual.Select(r => r.Text)], said.Select(r => r.Text));
        Assert.Equal(usual.Select(r => r.Sheet?.Title), said.Skip(1).Select(r => r.Sheet?.Title));
        Assert.Equal(1, await CountAsync(talk, "receipts", "conversation = 'c'"));
        Assert.Equal(1, await CountAsync(talk, "turns", $"conversation = 'c' and entry = '{HeldTalk.Entry}'"));
        Assert.Contains(HeldTalk.Entry, (await StateAsync(talk))!, StringComparison.Ordinal);
        Assert.Equal(Change.Stale, await talk.Decisions.ApproveAsync(waiting, talk.Deed("approve"), default));
        Assert.Equal("approved", (string?)(await talk.Door.ReadAsync("c", 0, 100, default))[^1].Activity.Json["channelData"]!["approval"]);
        Assert.Equal(said.Count, (await talk.SaidAsync()).Count);
    }

    [Fact]
    public async Task Message_BehindAnAnswerThatWaits_IsAnsweredAfterIt_AndOnlyTheFirstIsToldSo()
    {
        await using var talk = await HeldTalk.StartAsync();
        await talk.RuleAsync();
        await talk.AskAsync(HeldTalk.Question);
        var first = Assert.Single(await talk.AskAsync(HeldTalk.Other));
        Assert.Equal(ReplyKind.Held, first.Kind);
        Assert.Empty(await talk.AskAsync("水費怎麼繳"));

        await talk.ApproveAsync();
        await BotHost.UntilAsync(async () => await CountAsync(talk, "inbox", "not done") == 0);
        var entries = (await talk.SaidAsync()).Where(r => r.Kind != ReplyKind.Held).Select(r => r.Answer.Entry).ToList();
        Assert.Equal(HeldTalk.Entry, entries[0]);
        Assert.True(entries.FindIndex(IsOther) > entries.FindLastIndex(e => e == HeldTalk.Entry));
    }

    [Fact]
    public async Task Danger_BehindAnAnswerThatWaits_IsHeardAtOnce_AndSaidOnce()
    {
        await using var talk = await HeldTalk.StartAsync();
        await talk.RuleAsync();
        await talk.AskAsync(HeldTalk.Question);
        var card = await talk.AskAsync(HeldTalk.Danger);
        Assert.Contains(card, r => r.Emergency is not null);
        // Its answer waits all the same.
        Assert.True((await talk.WaitingAsync()).IsWaiting);
        var state = await StateAsync(talk);

        await talk.ApproveAsync();
        var said = await talk.SaidAsync();
        Assert.Equal(HeldTalk.Entry, said[^1].Answer.Entry);
        Assert.Single(said, r => r.Emergency is not null);
        // The dialogue is where the later message left it.
        Assert.Equal(state, await StateAsync(talk));
    }

    [Fact]
    public async Task Danger_InTheQuestionItself_IsNeverHeld()
    {
        await using var talk = await HeldTalk.StartAsync();
        await talk.RuleAsync(new ApprovalReach(null, null, null, "directline"));
        var said = await talk.AskAsync($"{HeldTalk.Danger}。{HeldTalk.Other}");
        Assert.Contains(said, r => r.Emergency is not null);
        Assert.Contains(said, r => IsOther(r.Answer.Entry));
        Assert.Empty(await talk.Answers.WaitingAsync(default));
    }

    [Fact]
    public async Task Refusal_NamesTheHotline_LeavesTheDialogueAndIsAMiss()
    {
        await using var talk = await HeldTalk.StartAsync();
        await talk.RuleAsync();
        await talk.AskAsync(HeldTalk.Question);
        Assert.Equal(Change.Done, await talk.Decisions.RefuseAsync(await talk.WaitingAsync(), "數字過期，打 0912345678", talk.Deed("refuse"), default));
        var said = (await talk.SaidAsync())[^1];
        Assert.Equal(ReplyKind.Fallback, said.Kind);
        Assert.Contains("1912", said.Text, StringComparison.Ordinal);
        Assert.Null(await StateAsync(talk));
        Assert.Equal(0, await CountAsync(talk, "receipts", "1 = 1"));
        Assert.Equal(1, await CountAsync(talk, "unanswered", $"reason = 'refused-by-staff' and text = '{HeldTalk.Question}'"));
        Assert.Equal(1, await CountAsync(talk, "outcomes", $"missed = 1 and answered = 0 and entry = '{HeldTalk.Entry}'"));
        var kept = (await talk.Answers.ListAsync(new HeldFilter(), null, 9, talk.Clock.GetUtcNow(), default)).Rows.Single();
        Assert.DoesNotContain("0912", kept.Word!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Edit_TakesThePlaceOfTheSentences_AndTheListGoesOrStays(bool keepsSheet)
    {
        await using var talk = await HeldTalk.StartAsync();
        await talk.RuleAsync();
        await talk.AskAsync(HeldTalk.Question);
        var waiting = await talk.WaitingAsync();
        Assert.Equal(Change.Done, await talk.Decisions.EditAsync(
            waiting, "請打 1912，王小姐的手機 0912-345-678 不要打", keepsSheet, talk.Deed("edit"), default));
        var said = (await talk.SaidAsync()).Skip(1).ToList();
        Assert.Contains("1912", said[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(said, r => r.Text.Contains("0912", StringComparison.Ordinal));
        Assert.DoesNotContain(said, r => r.Text.Contains("每公升補助 5 元", StringComparison.Ordinal));
        Assert.Equal(keepsSheet, said.Any(r => r.Sheet is not null));
        Assert.Equal(keepsSheet ? 1 : 0, await CountAsync(talk, "receipts", "1 = 1"));
        Assert.Contains(HeldTalk.Entry, (await StateAsync(talk))!, StringComparison.Ordinal);
        // It stands where the knowledge is mended, and counts as answered all the same.
        Assert.Equal(1, await CountAsync(talk, "proposals", $"kind = 'wording' and entry = '{HeldTalk.Entry}' and status = 'draft'"));
        Assert.Equal(0, await CountAsync(talk, "unanswered", "1 = 1"));
        Assert.Equal(1, await CountAsync(talk, "outcomes", "missed = 0 and answered = 1"));
    }

    [Fact]
    public async Task Time_ThatIsOver_NamesTheHotlineOnce_AndWhatIsBehindGoesOn()
    {
        await using var talk = await HeldTalk.StartAsync();
        await talk.RuleAsync();
        await talk.AskAsync(HeldTalk.Question);
        await talk.AskAsync(HeldTalk.Other);
        talk.Clock.Advance(TimeSpan.FromMinutes(4));
        await talk.Service.Get<HeldWatch>().RunAsync(default);
        Assert.Equal(HeldStates.Late, (await talk.WaitingAsync()).StatusAt(talk.Clock.GetUtcNow()));
        talk.Clock.Advance(TimeSpan.FromMinutes(2));
        await talk.Service.Get<HeldWatch>().RunAsync(default);
        await talk.Service.Get<HeldWatch>().RunAsync(default);
        await talk.UntilAsync(said => said.Any(r => IsOther(r.Answer.Entry)));
        Assert.Single(await talk.SaidAsync(), r => r.Kind == ReplyKind.Fallback);
        Assert.Equal(1, await CountAsync(talk, "unanswered", "reason = 'not-approved-in-time'"));
        Assert.Equal(1, await CountAsync(talk, "held_counts", "shown = 1 and lapsed = 1 and approved = 0"));
    }

    [Fact]
    public async Task Rule_ThatSendsOutsideHours_HoldsNothingThen()
    {
        await using var talk = await HeldTalk.StartAsync(at: HeldTalk.Weekend);
        await talk.RuleAsync();
        Assert.Equal(HeldTalk.Entry, (await talk.AskAsync(HeldTalk.Question))[0].Answer.Entry);
        Assert.Empty(await talk.Answers.WaitingAsync(default));
    }

    [Fact]
    public async Task Rule_ThatHoldsOutsideHours_TellsWhenSomebodyIsThere()
    {
        await using var talk = await HeldTalk.StartAsync(at: HeldTalk.Weekend);
        await talk.RuleAsync(holdsOutside: true);
        var told = Assert.Single(await talk.AskAsync(HeldTalk.Question));
        Assert.Contains("12月7日（週一）08:30", told.Text, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 12, 7, 8, 33, 0, TimeSpan.FromHours(8)), (await talk.WaitingAsync()).Due);
        talk.Clock.Advance(TimeSpan.FromHours(40));
        await talk.Service.Get<HeldWatch>().RunAsync(default);
        Assert.Equal(Change.Done, await talk.ApproveAsync());
    }

    [Theory]
    [InlineData(null, null, null, "webchat", false)]
    [InlineData(null, null, null, "direct", false)]
    [InlineData(null, null, "twc", null, false)]
    [InlineData(HeldTalk.Entry, null, "twc", null, false)]
    [InlineData("cpc.office-info", null, null, null, false)]
    [InlineData(null, "theme:nothing", null, null, false)]
    [InlineData(HeldTalk.Entry, null, HeldTalk.Organisation, "directline", true)]
    public async Task Rule_IsAboutAnswersForWhichAllOfItHolds(
        string? entry, string? term, string? organisation, string? channel, bool isHeld)
    {
        await using var talk = await HeldTalk.StartAsync();
        await talk.RuleAsync(new ApprovalReach(entry, term, organisation, channel));
        Assert.Equal(isHeld, (await talk.AskAsync(HeldTalk.Question))[0].Kind == ReplyKind.Held);
    }

    [Fact]
    public async Task Rule_EndedOrPast_HoldsNothing()
    {
        await using var talk = await HeldTalk.StartAsync();
        var number = await talk.RuleAsync();
        Assert.True(await talk.Service.Get<IApprovalRules>().EndAsync(number, null, talk.Deed("end-rule"), default));
        Assert.NotEqual(ReplyKind.Held, (await talk.AskAsync(HeldTalk.Question))[0].Kind);
        await talk.RuleAsync();
        talk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotEqual(ReplyKind.Held, (await talk.AskAsync(HeldTalk.Question, conversation: "d"))[0].Kind);
    }

    [Fact]
    public async Task Question_OfTheApproverOwn_IsLeftToAnother()
    {
        await using var talk = await HeldTalk.StartAsync();
        await talk.RuleAsync();
        await talk.OpenAsync(user: "ann");
        await talk.AskAsync(HeldTalk.Question);
        Assert.Equal(Change.Refused, await talk.Decisions.ApproveAsync(await talk.WaitingAsync(), talk.Deed("approve", "ann"), default));
        Assert.Equal(Change.Done, await talk.ApproveAsync());
    }

    [Theory]
    [InlineData("Within", "00:00:09")]
    [InlineData("Within", "01:00:01")]
    [InlineData("Escalate", "00:00:00")]
    public async Task Time_OutOfRange_IsRefusedAtTheStart(string name, string value)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => TestService.StartAsync(new() { [$"Approvals:{name}"] = value }));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replies_ThatArePushed_GoOutInTheirOrder()
    {
        await using var talk = await HeldTalk.StartAsync();
        await talk.RuleAsync();
        await talk.OpenAsync(serviceUrl: "https://nobody.example");
        await talk.AskAsync(HeldTalk.Question);
        Assert.Equal(1, await CountAsync(talk, "outbox", "1 = 1"));
        await talk.ApproveAsync();
        var queued = await talk.Service.Get<Database>().ReadAsync(
            async db => (await db.QueryAsync<string>("select json from outbox order by id")).AsList(), default);
        Assert.Equal(
            (await talk.SaidAsync()).Select(r => r.Text), queued.Select(json => StoredJson.Read(0, json, fromBot: true).Spoken!.Reply.Text));
    }

    private static bool IsOther(string? entry) => entry?.StartsWith("taipower.", StringComparison.Ordinal) is true;

    internal static Task<long> CountAsync(HeldTalk talk, string table, string where) => talk.Service.Get<Database>().ReadAsync(
        db => db.QuerySingleAsync<long>($"select count(*) from {table} where {where}"), default);

    private static Task<string?> StateAsync(HeldTalk talk) => talk.Service.Get<Database>().ReadAsync(
        db => db.QuerySingleAsync<string?>("select state from conversations where id = 'c'"), default);
}
