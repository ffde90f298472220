using BotService.Conversations;
using BotService.Conversations.Elsewhere;
using BotService.Desk;
using BotService.Engine.Dialogs;
using BotService.Review.Learning;
using BotService.Staff.Audit;
using BotService.Storage;
using BotService.Tests.Conversations;
using BotService.Tests.Dialogs;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset AtDesk = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly DeskDay = new(2026, 11, 20);

    private static Mark Judged(string text, MarkKind verdict = MarkKind.Right, string? better = null) => new(
        AtDesk, "p1", text, "twc.suspend", verdict, better, null, "twc", "r1");

    private static Deed Done(string action = "desk/marks") => new(AtDesk, "p1", action, "twc.suspend");

    [StoreFact]
    public async Task Mark_IsKeptMaskedCountedAndRecorded()
    {
        var marks = new DeskMarks(database);
        var number = await marks.AddAsync(
            Judged("0922-333-444 要停水", MarkKind.Wrong) with { Note = "他的電話 0922-333-444" }, Done(), default);

        var kept = Assert.Single(await marks.ReadAsync(new MarkFilter("p1", null, null, null), 10, default));
        Assert.Equal((number, MarkStatus.New, MarkKind.Wrong, AtDesk), (kept.Number, kept.Status, kept.Mark.Kind, kept.Mark.At));
        Assert.DoesNotContain("333", kept.Mark.Text + kept.Mark.Note, StringComparison.Ordinal);
        Assert.Equal(
            new DeskCount(DeskDay, "twc.suspend", DeskDeed.Wrong, 1),
            Assert.Single(await new DeskCounts(database).ReadAsync(DeskDay, DeskDay, null, default)));
        Assert.Equal("desk/marks", Assert.Single(await Audited()));
    }

    [StoreFact]
    public async Task Marks_AreReadByPersonOrganisationStatusAndPage()
    {
        var marks = new DeskMarks(database);
        for (var i = 0; i < 3; i++) await marks.AddAsync(Judged($"第 {i} 句"), Done(), default);
        await marks.AddAsync(
            Judged("別人的") with { By = "p2", Entry = "taipower.ebill", Organisation = "taipower" }, Done(), default);

        var first = await marks.ReadAsync(new MarkFilter(null, "twc", null, null), 2, default);
        Assert.Equal(["第 2 句", "第 1 句"], first.Select(m => m.Mark.Text));
        var next = await marks.ReadAsync(new MarkFilter(null, "twc", null, first[^1].Number), 2, default);
        Assert.Equal("第 0 句", Assert.Single(next).Mark.Text);
        Assert.Equal(4, await marks.CountAsync(new MarkFilter(null, null, MarkStatus.New, null), default));
        Assert.Equal("別人的", Assert.Single(await marks.ReadAsync(new MarkFilter("p2", null, null, null), 9, default)).Mark.Text);
        Assert.Equal(0, await marks.CountAsync(
            new MarkFilter(null, null, null, null) { From = DeskDay.AddDays(1) }, default));
        Assert.Equal(4, await marks.CountAsync(
            new MarkFilter(null, null, null, null) { From = DeskDay, To = DeskDay }, default));
    }

    [StoreFact]
    public async Task Mark_IsMovedOnceAndOnlyByWhoSeesIt()
    {
        var marks = new DeskMarks(database);
        var number = await marks.AddAsync(Judged("錯的", MarkKind.Wrong), Done(), default);

        Assert.False(await marks.MoveAsync(number, MarkStatus.New, MarkStatus.TakenUp, "taipower", Done("x"), default));
        Assert.True(await marks.MoveAsync(number, MarkStatus.New, MarkStatus.TakenUp, "twc", Done("y"), default));
        Assert.False(await marks.MoveAsync(number, MarkStatus.New, MarkStatus.TakenUp, null, Done("z"), default));
        var kept = Assert.Single(await marks.ReadAsync(new MarkFilter(null, null, null, null), 9, default));
        Assert.Equal((MarkStatus.TakenUp, AtDesk), (kept.Status, kept.StatusAt));
        Assert.Equal(["desk/marks", "y"], await Audited());
    }

    [StoreFact]
    public async Task Mark_PastItsTime_GoesByRetention()
    {
        var marks = new DeskMarks(database);
        await marks.AddAsync(Judged("去年的"), Done(), default);
        await marks.AddAsync(Judged("今年的") with { At = AtDesk.AddDays(1) }, Done(), default);
        await RetainAsync(AtDesk + IDeskMarks.Kept);
        Assert.Equal("今年的", Assert.Single(await marks.ReadAsync(new MarkFilter(null, null, null, null), 9, default)).Mark.Text);
    }

    [StoreFact]
    public async Task Marks_LabelQuestions()
    {
        var marks = new DeskMarks(database);
        await marks.AddAsync(Judged("對的"), Done(), default);
        await marks.AddAsync(Judged("一半", MarkKind.Partly), Done(), default);
        await marks.AddAsync(Judged("錯的", MarkKind.Wrong), Done(), default);
        await marks.AddAsync(
            Judged("更好", MarkKind.Better, "twc.resume") with { Found = "twc.suspend", Probability = 0.75 }, Done(), default);
        await marks.AddAsync(Judged("無關") with { Entry = null, Organisation = null }, Done(), default);

        var labelled = await marks.ReadAsync(AtDesk, AtDesk.AddDays(1), default);
        Assert.Equal(
            [("對的", "twc.suspend", null), ("錯的", null, "twc.suspend"), ("更好", "twc.resume", "twc.suspend"), ("無關", null, null)],
            labelled.Select(l => (l.Text, l.Entry, l.Not)));
        Assert.Equal([false, false, false, true], labelled.Select(l => l.IsOutOfScope));
        Assert.All(labelled, l => Assert.Equal(("p1", AtDesk), (l.By, l.At)));
        Assert.Empty(await marks.ReadAsync(AtDesk.AddDays(1), AtDesk.AddDays(2), default));

        var questions = await new MarkedQuestions(marks).ReadAsync(AtDesk, AtDesk.AddDays(1), default);
        Assert.Equal(["twc.suspend", null, "twc.resume", LabelledQuestion.OutOfScope], questions.Select(q => q.Entry));
        Assert.Equal(("twc.suspend", 0.75, false, "zh"), (questions[2].Given, questions[2].Probability, questions[2].IsRight, questions[2].Language));
        Assert.Equal([false, true], [questions[1].IsRight, questions[3].IsRight]);
    }

    [StoreFact]
    public async Task DeskCounts_AddUpByDayAndEntryAndGoInTime()
    {
        var counts = new DeskCounts(database);
        await counts.AddAsync(AtDesk, "twc.suspend", DeskDeed.Shown, default);
        await counts.AddAsync(AtDesk, "twc.suspend", DeskDeed.Shown, default);
        await counts.AddAsync(AtDesk, "twc.resume", DeskDeed.Copied, default);
        // 16:00 UTC is the next day in Taiwan.
        await counts.AddAsync(AtDesk.AddHours(13), "twc.suspend", DeskDeed.Shown, default);

        Assert.Equal(
            [new DeskCount(DeskDay, "twc.suspend", DeskDeed.Shown, 2), new(DeskDay.AddDays(1), "twc.suspend", DeskDeed.Shown, 1)],
            await counts.ReadAsync(DeskDay, DeskDay.AddDays(1), "twc.suspend", default));
        await counts.AddAsync(AtDesk.AddDays(IDeskCounts.DaysKept + 1), "twc.suspend", DeskDeed.Shown, default);
        Assert.Equal(2, (await counts.ReadAsync(DeskDay, DeskDay.AddDays(900), null, default)).Count);
    }

    [StoreFact]
    public async Task StaffNote_IsShownUntilItsDayAndUntilItIsRemoved()
    {
        var notes = new StaffNotes(database);
        await notes.AddAsync(Beside("一直有"), Done("desk/notes"), default);
        await notes.AddAsync(Beside("到今天，打 0922-333-444") with { Until = DeskDay }, Done("desk/notes"), default);
        await notes.AddAsync(Beside("別項的") with { Entry = "twc.resume" }, Done("desk/notes"), default);

        var today = await notes.OfAsync("twc.suspend", DeskDay, default);
        Assert.Equal([DeskDay, null], today.Select(n => n.Note.Until));
        Assert.DoesNotContain("333", today[0].Note.Text, StringComparison.Ordinal);
        var left = Assert.Single(await notes.OfAsync("twc.suspend", DeskDay.AddDays(1), default));
        Assert.Equal(left, await notes.FindAsync(left.Number, default));

        Assert.True(await notes.RemoveAsync(left.Number, Done("desk/notes/remove"), default));
        Assert.False(await notes.RemoveAsync(left.Number, Done("desk/notes/remove"), default));
        Assert.Null(await notes.FindAsync(left.Number, default));
        Assert.Empty(await notes.OfAsync("twc.suspend", DeskDay.AddDays(1), default));
        Assert.Equal(4, (await Audited()).Count);
    }

    [StoreFact]
    public async Task StaffNote_BeyondWhatAnEntryBears_IsRefused()
    {
        var notes = new StaffNotes(database);
        for (var i = 0; i < StaffNote.MostPerEntry; i++)
            Assert.True(await notes.AddAsync(Beside($"{i}") with { Until = DeskDay }, Done(), default));
        Assert.False(await notes.AddAsync(Beside("再一則"), Done(), default));
        Assert.True(await notes.AddAsync(Beside("明天") with { At = AtDesk.AddDays(1) }, Done(), default));
    }

    [StoreFact]
    public async Task HandOut_IsAReceiptAndAConversationToGoOnWith()
    {
        var library = RealEngine.Shared.Library;
        var sheet = library.Sheet("twc.suspend", new Dictionary<string, string>(), "zh-TW", DeskDay)!;
        var state = new DialogState("zh-TW", new Topic("twc.suspend", [], Answered: true));
        var hands = new HandOuts(database);
        await hands.AddAsync("c1", state, new Receipt("K7Q29XMT3BHW", AtDesk, sheet), Done("desk/receipts"), default);
        await hands.AddAsync("c2", state, new Continuation("K7Q29XMT3BHX", AtDesk), Done("desk/continuations"), default);

        Assert.Equal("twc.suspend", (await new Receipts(database).FindAsync("K7Q29XMT3BHW", default))!.Sheet.Entry);
        var numbers = new Continuations(database, new FakeTime());
        foreach (var (number, conversation) in ((string, string)[])[("K7Q29XMT3BHW", "c1"), ("K7Q29XMT3BHX", "c2")])
        {
            var found = (await numbers.FindAsync(number, default))!;
            Assert.Equal(conversation, found.Conversation);
            Assert.Equal(state, System.Text.Json.JsonSerializer.Deserialize<DialogState>(found.State!));
        }
        Assert.Equal(
            [DeskDeed.PassedOn, DeskDeed.Printed],
            (await new DeskCounts(database).ReadAsync(DeskDay, DeskDay, null, default)).Select(c => c.What).Order().Reverse());
        Assert.Equal(["desk/receipts", "desk/continuations"], await Audited());
    }

    private static StaffNote Beside(string text) => new(AtDesk, "p1", "twc.suspend", text, null);

    private Task<List<string>> Audited() => database.ReadAsync(
        async db => (await db.QueryAsync<string>("select action from audit order by number")).AsList(), default);
}
