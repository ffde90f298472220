using BotService.Insight;
using BotService.Reports;
using BotService.Storage;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset Noted = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    [StoreFact]
    public async Task Note_IsKeptMaskedAndInOrder()
    {
        var notes = new NoteStore(database);
        Assert.True(await notes.AddAsync(Told("r1", "打 0922-333-444 的小姐說免費"), default));
        Assert.True(await notes.AddAsync(Told("r1", "要兩天"), default));
        Assert.True(await notes.AddAsync(Told("r2", "別人的"), default));

        var kept = await notes.OfAsync("r1", default);
        Assert.Equal(2, kept.Count);
        Assert.DoesNotContain("333", kept[0].Text, StringComparison.Ordinal);
        Assert.Equal(("要兩天", Noted), (kept[1].Text, kept[1].At));
    }

    [StoreFact]
    public async Task Note_BeyondWhatAListHolds_IsRefused()
    {
        var notes = new NoteStore(database);
        for (var i = 0; i < Note.MostPerReceipt; i++) Assert.True(await notes.AddAsync(Told("r1", $"第 {i} 次"), default));

        Assert.False(await notes.AddAsync(Told("r1", "再一次"), default));
        Assert.Equal(Note.MostPerReceipt, (await notes.OfAsync("r1", default)).Count);
    }

    [StoreFact]
    public async Task Note_PastItsTime_GoesByRetention()
    {
        var notes = new NoteStore(database);
        await notes.AddAsync(Told("r1", "去年問的"), default);
        await notes.AddAsync(Told("r1", "今年問的") with { At = Noted.AddDays(1) }, default);
        await RetainAsync(Noted + INotes.Kept);
        Assert.Equal("今年問的", Assert.Single(await notes.OfAsync("r1", default)).Text);
    }

    [StoreFact]
    public async Task Notes_AreReportedAndCountedByEntry()
    {
        var notes = new NoteStore(database);
        await notes.AddAsync(Told("r1", "免費"), default);
        await notes.AddAsync(Told("r2", "還要權狀影本") with { About = Note.Missed }, default);
        var day = new ReportPeriod(new(2026, 11, 20), new(2026, 11, 20));

        var report = await new NotesReport().RunAsync(database, day, default);
        Assert.Equal(["counter", "fees"], report.Rows.Select(r => r[2]));
        Assert.StartsWith(
            "2 notes on 1 entries; the counter asked for more in 1 of 2", report.Summary, StringComparison.Ordinal);
        Assert.Equal(
            new EntryDemand("twc.suspend", 0, 0, 2),
            Assert.Single(await new Demand(database).CountAsync(day.From, day.To, default)));
        Assert.Empty(await new Demand(database).CountAsync(day.From.AddDays(1), day.To.AddDays(1), default));
    }

    private static Note Told(string receipt, string text) => new(receipt, "twc.suspend", "fees", text, Noted);
}
