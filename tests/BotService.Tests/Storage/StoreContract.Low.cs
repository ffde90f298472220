using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Review.Low;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Storage;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset LowNoon = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly LowDay = new(2026, 11, 20);

    private LowStore Low => new(database);

    [StoreFact]
    public async Task Low_SignsOfOneConversation_AreOneItemWhoseReasonsAddUp()
    {
        Assert.Equal(1, await Low.AddAsync([Sign(LowReasons.LowScore, score: 2), Sign(LowReasons.Cursed, 1)], default));
        Assert.Equal(0, await Low.AddAsync([Sign(LowReasons.LowScore, score: 2), Sign(LowReasons.Cursed, 1)], default));
        Assert.Equal(1, await Low.AddAsync([Sign(LowReasons.LowScore, 2, score: 1)], default));

        var item = Assert.Single((await Low.ListAsync(new(), null, 10, LowDay, default)).Rows);
        Assert.Equal([LowReasons.LowScore, LowReasons.Cursed], item.Reasons);
        Assert.Equal((1, "twc", "twc.suspend", true), (item.Score, item.Organisation, item.Entry, item.IsOpen));
        Assert.Equal((LowNoon, LowNoon.AddMinutes(2)), (item.At, item.HeardAt));
    }

    [StoreFact]
    public async Task Low_TakenByTwo_SecondIsStale()
    {
        var item = await LowAsync();
        Assert.Equal(Change.Done, await Low.AssignAsync(item.Number, item.Version, "ann", LowDay, LowDeed("assign"), default));
        Assert.Equal(Change.Stale, await Low.AssignAsync(item.Number, item.Version, "bob", LowDay, LowDeed("assign"), default));
        Assert.Equal("ann", (await Low.FindAsync(item.Number, default))!.Assignee);
    }

    [StoreFact]
    public async Task Low_WithoutACause_CannotBeClosed_AndClosedItemsAreLeftAlone()
    {
        var item = await LowAsync();
        Assert.Equal(Change.Refused, await Low.CloseAsync(item.Number, item.Version, "done", LowDeed("close"), default));
        Assert.Equal(Change.Done, await Low.CauseAsync(item.Number, item.Version, "incomplete", LowDeed("cause"), default));
        Assert.Equal(Change.Done, await Low.CloseAsync(item.Number, 2, "done", LowDeed("close", 5), default));
        Assert.Equal(Change.Refused, await Low.ChaseAsync(item.Number, null, LowDeed("chase"), default));
        Assert.Equal(
            ["low/cause", "low/close"],
            await database.ReadAsync(
                async db => (await db.QueryAsync<string>("select action from audit order by number")).AsList(), default));
    }

    [StoreFact]
    public async Task Low_GoneBadlyAgainAfterItsClosing_IsOpenAgain_ByOldSignsIsNot()
    {
        var item = await LowAsync();
        await Low.CauseAsync(item.Number, 1, "manner", LowDeed("cause"), default);
        await Low.CloseAsync(item.Number, 2, null, LowDeed("close", 5), default);

        Assert.Equal(0, await Low.AddAsync([Sign(LowReasons.Circles, 4)], default));
        Assert.Equal(1, await Low.AddAsync([Sign(LowReasons.Circles, 6)], default));
        var again = (await Low.FindAsync(item.Number, default))!;
        Assert.Equal((true, null), (again.IsOpen, again.ClosedAt));
        Assert.Equal(["cause", "close", "reopen"], (await Low.NotesAsync(item.Number, default)).Select(n => n.Kind));
    }

    [StoreFact]
    public async Task Low_Notes_AreMaskedAndInOrder_ChasesAreCounted()
    {
        var item = await LowAsync();
        await Low.NoteAsync(item.Number, "已打 0922-333-444 給他", LowDeed("note"), default);
        Assert.Equal(Change.Done, await Low.ChaseAsync(item.Number, "請於週五前回覆", LowDeed("chase", 1), default));
        var notes = await Low.NotesAsync(item.Number, default);
        Assert.Equal(["note", "chase"], notes.Select(n => n.Kind));
        Assert.DoesNotContain("333", notes[0].Text, StringComparison.Ordinal);
        var chased = (await Low.FindAsync(item.Number, default))!;
        Assert.Equal((1, LowNoon.AddMinutes(1)), (chased.Chases, chased.ChasedAt));
    }

    [StoreFact]
    public async Task Low_List_HasLateOnesFirst_AndGoesOnByKey()
    {
        foreach (var i in Enumerable.Range(0, 5)) await Low.AddAsync([Sign(LowReasons.LowScore, i, $"c{i}")], default);
        await Low.AssignAsync(2, 1, "ann", LowDay.AddDays(-1), LowDeed("assign"), default);
        var found = new List<long>();
        string? page = null;
        do
        {
            var part = await Low.ListAsync(new(), page, 2, LowDay, default);
            Assert.Equal(5, part.Total);
            found.AddRange(part.Rows.Select(r => r.Number));
            page = part.Next;
        }
        while (page is not null);
        Assert.Equal([2, 5, 4, 3, 1], found);
        Assert.Equal([2], (await Low.ListAsync(new(Status: LowItem.Late), null, 9, LowDay, default)).Rows.Select(r => r.Number));
        Assert.Equal([2], (await Low.ListAsync(new(Assignee: "ann"), "no key", 9, LowDay, default)).Rows.Select(r => r.Number));
        Assert.Empty((await Low.ListAsync(new(Reason: "score"), null, 9, LowDay, default)).Rows);
        Assert.Empty((await Low.ListAsync(new(To: LowDay.AddDays(-1)), null, 9, LowDay, default)).Rows);
    }

    [StoreFact]
    public async Task Low_OfAnOrganisation_IsAnyConversationThatCameUponIt()
    {
        await Low.AddAsync([Sign(LowReasons.LowScore), Sign(LowReasons.LowScore, 0, "c2", "taipower.ebill")], default);
        await TurnAsync("c2", "answer", "twc.suspend");
        Assert.Equal(2, (await Low.ListAsync(new(Organisation: "twc"), null, 9, LowDay, default)).Total);
        Assert.Equal(1, (await Low.ListAsync(new(Organisation: "taipower"), null, 9, LowDay, default)).Total);
        Assert.Equal(0, (await Low.ListAsync(new(Organisation: "tw"), null, 9, LowDay, default)).Total);
    }

    [StoreFact]
    public async Task Low_LongClosed_Goes_OpenStays()
    {
        var item = await LowAsync();
        await Low.CauseAsync(item.Number, 1, "manner", LowDeed("cause"), default);
        await Low.CloseAsync(item.Number, 2, null, LowDeed("close"), default);
        await Low.AddAsync([Sign(LowReasons.LowScore, 0, "c2")], default);
        await Low.ForgetAsync(LowNoon + ILowItems.Kept - TimeSpan.FromDays(1), default);
        Assert.NotNull(await Low.FindAsync(item.Number, default));
        await Low.ForgetAsync(LowNoon + ILowItems.Kept, default);
        Assert.Null(await Low.FindAsync(item.Number, default));
        Assert.Single((await Low.ListAsync(new(), null, 9, LowDay, default)).Rows);
    }

    [StoreFact]
    public async Task History_OfAnOpenItem_IsKeptBeyondItsCap_UntilItIsClosed()
    {
        await Low.AddAsync([Sign(LowReasons.Cursed, 0, "c")], default);
        for (var i = 0; i < 10; i++) await AnswerAsync($"{i}");
        Assert.Equal(20, (await Conversations.ReadAsync("c", 0, 100, default)).Count);
        await Low.CauseAsync(1, 1, "manner", LowDeed("cause"), default);
        await Low.CloseAsync(1, 2, null, LowDeed("close"), default);
        await AnswerAsync("more");
        Assert.Equal(10, (await Conversations.ReadAsync("c", 0, 100, default)).Count);
    }

    [StoreFact]
    public async Task Signs_AreFoundInWhatTurnsLeave_EachOnce()
    {
        await TurnAsync("c", "checklist", "twc.suspend");
        await TurnAsync("c", "checklist", "twc.suspend");
        await TurnAsync("c", "checklist", "twc.suspend", slots: """{"who":"owner"}""");
        await database.WriteAsync(
            async db => await db.ExecuteAsync(
                "insert into ratings (at, conversation, entry, helpful, score, release) values "
                + "(@At, 'c', 'twc.suspend', null, 2, 'r'), (@At, 'c', 'twc.suspend', null, 3, 'r'), (@At, 'd', null, @No, null, 'r')",
                new { At = LowNoon, No = false })
                + await db.ExecuteAsync(
                    "insert into handoffs (at, conversation, entry, release) values (@At, 'c', null, 'r'), (@At, 'd', null, 'r')",
                    new { At = LowNoon.AddMinutes(1) }),
            default);
        var signs = new LowSignStore(database);
        var ratings = await NextAsync(LowWatches.Ratings);
        Assert.Equal(
            [("c", LowReasons.LowScore, 2), ("d", LowReasons.NotHelpful, null)],
            (await signs.RatedAsync(ratings, 2, default)).Select(s => (s.Conversation, s.Reason, s.Score)));
        Assert.Equal("c", Assert.Single(await signs.AskedForPersonAsync(await NextAsync(LowWatches.Handoffs), default)).Conversation);
        Assert.Empty(await signs.CirclesAsync(await NextAsync(LowWatches.Turns), 3, default));
        await TurnAsync("c", "checklist", "twc.suspend");
        Assert.Equal(
            ("c", "twc.suspend"),
            Assert.Single((await signs.CirclesAsync(await NextAsync(LowWatches.Turns), 3, default)).Select(s => (s.Conversation, s.Entry!))));

        await signs.MoveAsync(LowWatches.Ratings, ratings.UpTo, default);
        await signs.MoveAsync(LowWatches.Ratings, 1, default);
        Assert.Equal(ratings.UpTo, await signs.PositionAsync(LowWatches.Ratings, LowNoon, default));

        async Task<Stretch> NextAsync(string watch) =>
            await signs.NextAsync(watch, 0, LowNoon.AddHours(1), LowNoon.AddHours(-1), default);
    }

    [StoreFact]
    public async Task Signs_OfAListGivenUp_AreThoseWithAQuestionStillOpen()
    {
        await TurnAsync("c", "question", "twc.suspend");
        var signs = new LowSignStore(database);
        Assert.Empty(await signs.AbandonedAsync(new(0, 100, 0, false), default));
        await StateAsync(new DialogState("zh-TW", new Topic("twc.suspend", []), Expecting: Expecting.Slot, ExpectedSlot: "who"));
        Assert.Equal(LowReasons.Abandoned, Assert.Single(await signs.AbandonedAsync(new(0, 100, 0, false), default)).Reason);
        Assert.Empty(await signs.AbandonedAsync(new(100, 200, 0, false), default));
        Assert.True((await signs.NextAsync(LowWatches.Silence, 0, LowNoon, LowNoon, default)).IsEmpty);
        await StateAsync(new DialogState("zh-TW", new Topic("twc.suspend", []), Expecting: Expecting.Rating));
        Assert.Empty(await signs.AbandonedAsync(new(0, 100, 0, false), default));
    }

    [StoreFact]
    public async Task Talk_IsOpenedWithItsTurns_AndTheLookIsKept()
    {
        await AnswerAsync("m");
        await database.WriteAsync(
            db => db.ExecuteAsync("update activities set json = '{\"id\":\"id-m\",\"text\":\"masked\"}' where not from_bot"), default);
        await database.WriteAsync(
            db => db.ExecuteAsync("update turns set explanation = @why", new { why = BotService.Storage.Json.Write(Why()) }), default);
        var talks = new TalkStore(database);
        Assert.Null(await talks.OrganisationsAsync("no", default));
        Assert.Empty((await talks.OrganisationsAsync("c", default))!);
        Assert.Null(await talks.OpenAsync("no", 0, 10, LowDeed("look"), default));
        var talk = (await talks.OpenAsync("c", 0, 10, LowDeed("look"), default))!;
        Assert.Equal([("masked", false), ("reply", true)], talk.Lines.Select(l => (l.Text!, l.IsAssistant)));
        Assert.Equal("answer", talk.Lines[0].Turn!.Kind);
        Assert.Equal(("own sentence", 0.9), (talk.Lines[0].Turn!.Why!.Nearest, talk.Lines[0].Turn!.Why!.InScope));
        Assert.Null(talk.Lines[1].Turn);
        Assert.Equal(1, (await talks.OpenAsync("c", 0, 1, LowDeed("look"), default))!.Next);
        Assert.Equal(2, await database.ReadAsync(db => db.ExecuteScalarAsync<int>("select count(*) from audit"), default));
    }

    private static Explanation Why() => new(
        new Recognition(Outcome.Matched, [new("twc.suspend", 0.8)], "zh") { InScope = 0.9 }, new(0.5, 0.6, 0.7),
        [new EntryReasons("twc.suspend", 0.8, new Dictionary<string, double> { ["classifier"] = 1.5 }, "own sentence", 0.7)],
        new Dictionary<string, double>(), [new TextPiece("piece", 1.2)], 0.9, null, 0, [], false);

    private async Task<LowItem> LowAsync()
    {
        await Low.AddAsync([Sign(LowReasons.LowScore, score: 1)], default);
        return (await Low.ListAsync(new(), null, 1, LowDay, default)).Rows[0];
    }

    private async Task AnswerAsync(string key)
    {
        await ReceiveAsync(key);
        await Inbox.CommitAsync(Commit((await Inbox.NextAsync("c", default))!), default);
    }

    private Task StateAsync(DialogState state) => database.WriteAsync(
        db => db.ExecuteAsync(
            "update conversations set state = @state where id = 'c'",
            new { state = System.Text.Json.JsonSerializer.Serialize(state) }), default);

    private Task TurnAsync(string conversation, string kind, string? entry, string slots = "{}") => database.WriteAsync(
        db => db.ExecuteAsync(
            "insert into turns (conversation, activity_id, at, locale, kind, entry, slots, rivals, outcome, release, milliseconds) "
            + "values (@conversation, 'a', @At, 'zh-TW', @kind, @entry, @slots, '[]', 'none', 'r', 1)",
            new { conversation, kind, entry, slots, At = LowNoon }), default);

    private static LowSign Sign(
        string reason, int minute = 0, string conversation = "c1", string? entry = "twc.suspend", int? score = null) =>
        new(conversation, reason, LowNoon.AddMinutes(minute), entry, score);

    private static Deed LowDeed(string action, int minute = 0) => new(LowNoon.AddMinutes(minute), "ann", $"low/{action}", "1");
}
