using BotService.Conversations;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Hosting;
using BotService.Privacy;
using BotService.Retention;
using BotService.Review;
using BotService.Review.Misses;
using BotService.Staff.Audit;
using BotService.Storage;
using BotService.Storage.Keeping;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private const string Token = "flamingo-4711";

    private static readonly DateTimeOffset PrivacyDay = new FakeTime().GetUtcNow();

    private CitizenData Citizens => new(database, new ConversationDeletion(database, new OneKey()));

    private DeletionRequestStore Requests => new(database);

    private static Deed Deletes(string by = "m") => new(PrivacyDay.AddHours(1), by, "privacy/delete", "");

    [StoreFact]
    public async Task Deletion_LeavesNothingOfTheConversation_AndNothingOfOthersGoes()
    {
        await LeaveTracesAsync("c", Token);
        await LeaveTracesAsync("other", "heron");
        var held = await Citizens.HeldAsync("c", default);
        Assert.Equal(
            CitizenTables.All.Where(t => t.Of is not null).Select(t => t.Name).Order(StringComparer.Ordinal),
            held.Kinds.Select(k => k.Kind).Order(StringComparer.Ordinal));
        Assert.NotEmpty(await PlacesOfAsync(Token));
        var before = await PlacesOfAsync("heron");

        var outcome = await Citizens.DeleteAsync("c", "wants so, A123456789", Deletes(), default);
        Assert.Equal(DeletionState.Done, outcome.State);
        Assert.Empty(await PlacesOfAsync(Token));
        Assert.Empty(await ColumnsWithAsync("conversation", "c"));
        Assert.Equal(before, await PlacesOfAsync("heron"));
        var record = Assert.Single(await Citizens.DeletionsAsync(10, default));
        Assert.Equal(held.Kinds.ToDictionary(k => k.Kind, k => (int)k.Count), record.Counts);
        Assert.Matches("^[0-9a-f]{64}$", record.Digest);
        // What is counted is counted still.
        Assert.Equal(2, await CountAsync("aspect_ratings"));
        Assert.Equal(1, await CountAsync("kept_counts where source = 'Talks' and name = 'waited'"));
        Assert.Equal(1, await CountAsync("kept_counts where source = 'CallBacks' and name = 'promised'"));
        Assert.DoesNotContain("A123456789", record.Why, StringComparison.Ordinal);
        Assert.Null((await new AuditRecord(database).VerifyAsync(null, default)).Fault);
    }

    [StoreFact]
    public async Task Deletion_OfWhatWasDeleted_SaysWhen()
    {
        await SaidAsync("1");
        var done = await Citizens.DeleteAsync("c", "once", Deletes(), default);
        var again = await Citizens.DeleteAsync("c", "twice", Deletes(), default);
        Assert.Equal((DeletionState.Gone, done.Record!.Number), (again.State, again.Record!.Number));
        Assert.Equal(new DeletionOutcome(DeletionState.Gone, null), await Citizens.DeleteAsync("never", "", Deletes(), default));
        Assert.Null(await Citizens.FindAsync("c", PrivacyDay, default));
    }

    [StoreFact]
    public async Task Deletion_OfWhatIsUnderWayOrHeld_ChangesNothing()
    {
        await ReceiveAsync("1");
        Assert.Equal(DeletionState.TurnUnderWay, await TriedAsync());
        await Inbox.CommitAsync(Commit((await Inbox.NextAsync("c", default))!), default);
        await ExecuteAsync("insert into live_talks (conversation, channel, locale, asked_at, place_at, promise_at, due_at, clock) "
            + "values ('c', 'webchat', 'en', @At, @At, @At, @At, 'take')");
        Assert.Equal(DeletionState.InTalk, await TriedAsync());
        await ExecuteAsync("update live_talks set status = 'ended', clock = 'none'");
        await ExecuteAsync(HeldAnswerSql("waiting"));
        Assert.Equal(DeletionState.AnswerWaits, await TriedAsync());
        await ExecuteAsync("update held_answers set status = 'approved'");
        await Holds.AddAsync("c", "court", PrivacyDay.AddDays(9), Deletes() with { Action = "retention/hold" }, default);
        Assert.Equal(DeletionState.OnHold, await TriedAsync());
        await Holds.EndAsync((await Holds.ListAsync(PrivacyDay, 1, default))[0].Number, Deletes(), default);
        Assert.Equal(DeletionState.Done, await TriedAsync());

        async Task<DeletionState> TriedAsync()
        {
            var outcome = await Citizens.DeleteAsync("c", "why", Deletes(), default);
            var left = (await Citizens.HeldAsync("c", default)).Kinds.Count(k => k.Kind is "inbox" or "conversations");
            Assert.Equal(outcome.State == DeletionState.Done ? 0 : 2, left);
            return outcome.State;
        }
    }

    [StoreFact]
    public async Task Question_ThatOthersAskedToo_StaysWithOneAskerLess()
    {
        await SayAsync((1, "怎麼過戶", "matched"), (2, "我家沒水", "matched"));
        await ExecuteAsync(
            "insert into asked_questions (key, text, locale, times, first_day, last_day) "
            + "values ('x', 'y', 'en', 1, '2026-01-01', '2026-01-01')");
        await Asked.GatherAsync(Noted.AddMinutes(1), 10, default);
        await ExecuteAsync("update asked_questions set times = times + 1 where text = '怎麼過戶'");
        Assert.Equal(DeletionState.Done, (await Citizens.DeleteAsync("c", "", Deletes(), default)).State);
        Assert.Equal(
            [("y", 1), ("怎麼過戶", 1)],
            (await Asked.ReadAsync(DateOnly.MinValue, 0, 10, default)).Select(q => (q.Text, q.Times)).Order());
        // What is said next has the numbers of what went: it is gathered all the same.
        await Conversations.OpenAsync(New(), null, default);
        await SayAsync((1, "水費多少", "matched"));
        Assert.Equal(1, await Asked.GatherAsync(Noted.AddMinutes(1), 10, default));
    }

    [StoreFact]
    public async Task Conversation_IsFoundByEachOfItsNumbers()
    {
        await LeaveTracesAsync("c", Token);
        var callBack = CallBackNumber.Write(CallBackNumber.Of(1));
        foreach (var number in (string[])["AAAABBBBCCCC", "aaaa-bbbb-cccc", "DDDDEEEEFFFF", callBack, "c"])
            Assert.Equal("c", await Citizens.FindAsync(number, PrivacyDay, default));
        Assert.Null(await Citizens.FindAsync("DDDDEEEEFFFF", PrivacyDay.AddDays(2), default));
        Assert.Null(await Citizens.FindAsync("ZZZZBBBBCCCC", PrivacyDay, default));
        Assert.True(await Citizens.ProvesAsync("c", "DDDDEEEEFFFF", PrivacyDay, default));
        Assert.False(await Citizens.ProvesAsync("other", "DDDDEEEEFFFF", PrivacyDay, default));
    }

    [StoreFact]
    public async Task Export_HoldsWhatWasSaid_AndNothingOfOurs()
    {
        await LeaveTracesAsync("c", Token);
        var kinds = await Citizens.ExportAsync("c", new Deed(PrivacyDay, "m", "privacy/export", "c"), default);
        Assert.Equal(Token, kinds.Single(k => k.Kind == "activities").Rows[0]["text"]);
        Assert.Equal(Token, kinds.Single(k => k.Kind == "ratings").Rows[0]["words"]);
        Assert.DoesNotContain("contact", kinds.Single(k => k.Kind == "callbacks").Rows[0].Keys);
        Assert.DoesNotContain("by_whom", kinds.SelectMany(k => k.Rows).SelectMany(r => r.Keys));
        var deeds = await new AuditRecord(database).ReadAsync(new AuditFilter(null, null, null, null, null), 1, default);
        Assert.Equal("privacy/export", deeds[0].Deed.Action);
    }

    [StoreFact]
    public async Task Text_ThatIsMarked_IsMaskedWhereverItStands_AndNotWithOthers()
    {
        await LeaveTracesAsync("c", Token);
        await LeaveTracesAsync("other", "heron");
        var before = await PlacesOfAsync("heron");
        var marks = new PersonalMarks(database);
        Assert.Equal(0, await marks.MarkAsync("c", "heron", Deletes(), default));
        Assert.Equal(0, await marks.MarkAsync("never", Token, Deletes(), default));
        var marking = Deletes() with { Action = "conversations/mark", Subject = "c" };
        Assert.InRange(await marks.MarkAsync("c", Token, marking, default), 20, 60);
        Assert.Empty(await PlacesOfAsync(Token));
        Assert.Equal(before, await PlacesOfAsync("heron"));
        var deed = (await new AuditRecord(database).ReadAsync(new AuditFilter(null, null, null, null, null), 1, default))[0].Deed;
        Assert.Equal(("conversations/mark", "c"), (deed.Action, deed.Subject));
    }

    [StoreFact]
    public async Task Request_IsOneForEachConversation_AndHasItsClock()
    {
        await SaidAsync("1");
        var asked = await Requests.AskAsync("r", "c", PrivacyDay, default);
        Assert.Equal(asked, await Requests.AskAsync("r", "c", PrivacyDay.AddDays(1), default));
        Assert.Equal((PrivacyDay + DeletionRequest.Within, true), (asked.Due, asked.IsOpen));
        Assert.Equal((1L, 1L), await Requests.CountAsync(PrivacyDay.AddDays(31), default));
        var refusing = Deletes() with { Action = "privacy/refuse" };
        Assert.Equal(Change.Stale, await Requests.RefuseAsync(asked.Number, 7, "no", refusing, default));
        Assert.Equal(Change.Done, await Requests.RefuseAsync(asked.Number, 0, "A123456789", refusing, default));
        Assert.Equal(Change.Refused, await Requests.RefuseAsync(asked.Number, 1, "no", refusing, default));
        Assert.DoesNotContain("A123456789", (await Requests.OfReceiptAsync("r", default))[0].Word, StringComparison.Ordinal);

        await Requests.AskAsync("r", "c", PrivacyDay, default);
        await Citizens.DeleteAsync("c", "asked for", Deletes(), default);
        Assert.Empty(await Requests.OfReceiptAsync("r", default));
        Assert.Equal(
            [("", DeletionRequests.Done), ("", DeletionRequests.Refused)],
            (await Requests.ListAsync(9, default)).Select(r => (r.Receipt, r.Status)));
    }

    private sealed class OneKey : IServiceKeys
    {
        public byte[] Get(string name) => new byte[32];
    }
}
