using BotService.CallBacks;
using BotService.Conversations;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Language;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Storage;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset CallDay = new FakeTime().GetUtcNow();

    private CallBackStore Calling => new(database, cipher);

    private CallBackBook Book => new(database, cipher);

    private ClosureStore Closing => new(database);

    [StoreFact]
    public async Task Contact_WaitsEncrypted_AndGoesToTheCallBackItIsFor()
    {
        await CommitNotesAsync("1", new TurnNote.Contact(new TelephoneNumber("0912345678")));
        Assert.Equal("678", (await Book.LookAsync("c", [], default)).Tail);
        await CommitNotesAsync("2", WantsCall(1));
        var (tail, known) = await Book.LookAsync("c", [], default);
        Assert.Null(tail);
        Assert.Equal((CallBackNumber.Of(1), CallBackStatus.Open, true), (known[0].Number, known[0].Status, known[0].IsOwn));
        Assert.Equal(CallDay.AddHours(4), known[0].Due);
        Assert.False((await Book.LookAsync("other", [CallBackNumber.Of(1)], default)).Known[0].IsOwn);
        Assert.True(await Book.IsGivenAsync(CallBackNumber.Of(1), default));
        Assert.False(await Book.IsGivenAsync(CallBackNumber.Of(2), default));
        var stored = await database.ReadAsync(
            db => db.QuerySingleAsync<byte[]>("select contact from callbacks"), default);
        Assert.DoesNotContain("0912345678", System.Text.Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Contact_GivenTwice_IsTheLatter_AndIsDroppedOnRequest()
    {
        await CommitNotesAsync("1", new TurnNote.Contact(new TelephoneNumber("0912345678")));
        await CommitNotesAsync("2", new TurnNote.Contact(new TelephoneNumber("0922333444")));
        Assert.Equal("444", (await Book.LookAsync("c", [], default)).Tail);
        await CommitNotesAsync("3", new TurnNote.ContactDropped());
        Assert.Null((await Book.LookAsync("c", [], default)).Tail);
        Assert.Equal(0, await CountAsync("callback_contacts"));
    }

    [StoreFact]
    public async Task CallBack_OfATurnThatWasAnsweredElsewhere_IsNotThere()
    {
        await CommitNotesAsync("1", new TurnNote.Contact(new TelephoneNumber("0912345678")));
        await ReceiveAsync("2");
        var turn = (await Inbox.NextAsync("c", default))!;
        Assert.NotNull(await Inbox.CommitAsync(Commit(turn) with { Notes = [WantsCall(1)] }, default));
        Assert.Null(await Inbox.CommitAsync(Commit(turn) with { Notes = [WantsCall(2)] }, default));
        Assert.Equal([CallBackNumber.Of(1)], (await Book.LookAsync("c", [], default)).Known.Select(k => k.Number));
    }

    [StoreFact]
    public async Task CallBack_IsTakenByOne_AndTheOtherIsTooLate()
    {
        var number = await AskedAsync(1);
        Assert.Null(await Calling.LookAsync(number, Calls("look", "ann"), default));
        var both = await Task.WhenAll(
            Calling.ClaimAsync(number, null, Calls("claim", "ann"), default), Calling.ClaimAsync(number, null, Calls("claim", "ben"), default));
        Assert.Equal([Change.Done, Change.Stale], both.Order());
        var owner = (await Calling.FindAsync(number, default))!.Owner!;
        var other = owner == "ann" ? "ben" : "ann";
        Assert.Equal("0912345678", await Calling.LookAsync(number, Calls("look", owner), default));
        Assert.Null(await Calling.LookAsync(number, Calls("look", other), default));
        Assert.Equal(Change.Done, await Calling.ClaimAsync(number, owner, Calls("claim", other), default));
        Assert.Equal(
            ["callbacks/claim", "callbacks/look", "callbacks/claim"],
            await database.ReadAsync(
                async db => (await db.QueryAsync<string>("select action from audit where action like 'callbacks/%' order by number")).AsList(),
                default));
    }

    [StoreFact]
    public async Task CallBack_Reached_IsClosedAndItsNumberErased()
    {
        var number = await AskedAsync(1);
        await Calling.ClaimAsync(number, null, Calls("claim", "ann"), default);
        Assert.Equal(Change.Stale, await TryAsync(number, 0, CallBackStates.Reached, "ann"));
        Assert.Equal(Change.Refused, await TryAsync(number, 1, CallBackStates.Reached, "ben"));
        Assert.Equal(Change.Done, await TryAsync(number, 1, CallBackStates.Reached, "ann"));
        var closed = (await Calling.FindAsync(number, default))!;
        Assert.Equal((CallBackStates.Reached, false, null), (closed.Status, closed.HasContact, closed.ToTell));
        Assert.DoesNotContain("345", closed.Attempts[0].Word, StringComparison.Ordinal);
        Assert.Equal(Change.Refused, await TryAsync(number, closed.Version, CallBackStates.Reached, "ann"));
    }

    [StoreFact]
    public async Task CallBack_NotReached_IsClosedOnlyAfterThreeDifferentHours()
    {
        var number = await AskedAsync(1);
        await Calling.ClaimAsync(number, null, Calls("claim", "ann"), default);
        foreach (var (minutes, i) in new[] { 0, 10, 60, 120 }.Select((m, i) => (m, i)))
        {
            Assert.Equal(Change.Refused, await CloseAsync(number, i + 1));
            Assert.Equal(Change.Done, await TryAsync(number, i + 1, CallBackStates.NotReached, "ann", minutes));
            var tried = (await Calling.FindAsync(number, default))!;
            Assert.Equal((CallDay.AddMinutes(minutes).AddHours(4), CallBackStates.Missed), (tried.Due, tried.ToTell));
        }

        Assert.Equal(Change.Done, await CloseAsync(number, 5));
        Assert.Equal(CallBackStates.Ended, (await Calling.FindAsync(number, default))!.ToTell);
    }

    [StoreFact]
    public async Task CallBacks_StandByTheirClocks_TheClosedLast()
    {
        var (late, soon, done) = (await AskedAsync(1, -2), await AskedAsync(2, 1), await AskedAsync(3, -9));
        await CommitNotesAsync("back", new TurnNote.CallBackTakenBack(done));
        var first = await Calling.ListAsync(new CallBackFilter(), null, 2, CallDay, default);
        Assert.Equal(3, first.Total);
        Assert.Equal([late, soon], first.Rows.Select(r => r.Number));
        Assert.Equal([done], (await Calling.ListAsync(new CallBackFilter(), first.Next, 2, CallDay, default)).Rows.Select(r => r.Number));
        Assert.Equal([late], await ListedAsync(new CallBackFilter(Status: CallBackStates.Late)));
        Assert.Equal([late, soon], await ListedAsync(new CallBackFilter("twc", CallBackStates.Open, CallBackFilter.Nobody)));
        Assert.Empty(await ListedAsync(new CallBackFilter("taipower")));
        Assert.Equal((2L, 1L, 0L), await Calling.CountAsync(CallDay, default));
    }

    [StoreFact]
    public async Task CallBack_Moved_IsToldOfOnce()
    {
        var number = await AskedAsync(1);
        Assert.Equal(Change.Stale, await MoveAsync(number, 7));
        Assert.Equal(Change.Done, await MoveAsync(number, 0));
        var moved = Assert.Single(await Calling.ToTellAsync(default));
        Assert.Equal((CallBackStates.Moved, "morning", CallDay.AddDays(1)), (moved.ToTell, moved.Part, moved.Due));
        await Calling.ToldAsync(number, moved.Version, default);
        Assert.Empty(await Calling.ToTellAsync(default));
        await CommitNotesAsync("m", new TurnNote.CallBackMoved(number, CallBackPart.Evening, CallDay, CallDay.AddHours(9)));
        Assert.Equal(CallDay.AddHours(9), (await Calling.FindAsync(number, default))!.Due);
        Assert.Empty(await Calling.ToTellAsync(default));
    }

    [StoreFact]
    public async Task Contacts_ThatAreDue_AreErased()
    {
        var number = await AskedAsync(1);
        await CommitNotesAsync("draft", new TurnNote.Contact(new TelephoneNumber("0922333444")));
        Assert.Equal(0, await Calling.EraseAsync(CallDay.AddHours(23), TimeSpan.FromDays(30), default));
        Assert.Equal(1, await Calling.EraseAsync(CallDay.AddHours(24), TimeSpan.FromDays(30), default));
        Assert.Equal(1, await Calling.EraseAsync(CallDay.AddDays(30), TimeSpan.FromDays(30), default));
        var closed = (await Calling.FindAsync(number, default))!;
        Assert.Equal((CallBackStates.NotReached, false), (closed.Status, closed.HasContact));
        Assert.Equal((0L, 0L, 0L), await Calling.CountAsync(CallDay.AddDays(30), default));
        await RetainAsync(CallDay.AddDays(431));
        Assert.Null(await Calling.FindAsync(number, default));
    }

    [StoreFact]
    public async Task Withdrawal_OfTheMessageWithTheNumber_TakesTheCallBack()
    {
        var number = await AskedAsync(1);
        await CommitNotesAsync("n2", new TurnNote.Contact(new TelephoneNumber("0922333444")));
        await Inbox.ReceiveAsync([Event("u1", Purpose.Withdrawal, withdrawn: "id-n1"), Event("u2", Purpose.Withdrawal, withdrawn: "id-n2")], default);
        var back = (await Calling.FindAsync(number, default))!;
        Assert.Equal((CallBackStates.TakenBack, false), (back.Status, back.HasContact));
        Assert.Null((await Book.LookAsync("c", [], default)).Tail);
    }

    [StoreFact]
    public async Task Closure_CountsAtOnce_IsThereOnce_AndGoesForItsOwnAlone()
    {
        var day = new DateOnly(2026, 12, 31);
        Assert.True(await Closing.AddAsync("twc", day, "颱風 0912345678", Calls("add", "ann"), default));
        Assert.False(await Closing.AddAsync("twc", day, "again", Calls("add", "ann"), default));
        Assert.True(await Closing.AddAsync(null, day, "all", Calls("add", "ann"), default));
        Assert.Equal(
            [("twc", day), (null, day)], (await Book.ClosedAsync(day, default)).OrderBy(c => c.Organisation is null));
        Assert.Empty(await Book.ClosedAsync(day.AddDays(1), default));
        var own = (await Closing.ListAsync(day, default))[0];
        Assert.DoesNotContain("0912", own.Reason, StringComparison.Ordinal);
        Assert.False(await Closing.RemoveAsync(own.Number, "taipower", Calls("remove", "ann"), default));
        Assert.True(await Closing.RemoveAsync(own.Number, "twc", Calls("remove", "ann"), default));
    }

    private static TurnNote.CallBackAsked WantsCall(int drawn, int hours = 4) => new(
        CallBackNumber.Of(drawn), "twc", "twc.suspend", CallBackPart.Any, CallDay.AddHours(hours - 4), CallDay.AddHours(hours));

    /// <summary>Two turns: the number, then the yes.</summary>
    private async Task<long> AskedAsync(int drawn, int hours = 4)
    {
        await CommitNotesAsync($"n{drawn}", new TurnNote.Contact(new TelephoneNumber("0912345678")));
        await CommitNotesAsync($"y{drawn}", WantsCall(drawn, hours));
        return CallBackNumber.Of(drawn);
    }

    private async Task CommitNotesAsync(string key, params TurnNote[] notes)
    {
        await ReceiveAsync(key);
        Assert.NotNull(await Inbox.CommitAsync(Commit((await Inbox.NextAsync("c", default))!) with { Notes = notes }, default));
    }

    private Task<Change> TryAsync(long number, int version, string outcome, string by, int minutes = 0) => Calling.AttemptAsync(
        number, version, outcome, "寫 0912-345-678", (CallDay.AddMinutes(minutes), CallDay.AddMinutes(minutes).AddHours(4)),
        Calls("attempt", by) with { At = CallDay.AddMinutes(minutes) }, default);

    private Task<Change> CloseAsync(long number, int version) =>
        Calling.CloseAsync(number, version, CallBackStates.NotReached, null, Calls("close", "ann"), default);

    private Task<Change> MoveAsync(long number, int version) => Calling.MoveAsync(
        number, version, "morning", (CallDay.AddHours(20), CallDay.AddDays(1)), Calls("move", "ann"), default);

    private async Task<IEnumerable<long>> ListedAsync(CallBackFilter filter) =>
        (await Calling.ListAsync(filter, null, 10, CallDay, default)).Rows.Select(r => r.Number);

    private static Deed Calls(string action, string by) => new(CallDay, by, $"callbacks/{action}", "K");
}
