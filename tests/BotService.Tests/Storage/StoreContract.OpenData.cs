using BotService.Hosting;
using BotService.OpenData;
using BotService.Storage;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly CalendarMonth November = new(2026, 11);

    private OpenMonthStore Months => new(database);

    [StoreFact]
    public async Task PublishedMonth_NeverChanges()
    {
        Assert.True(await Months.KeepAsync(new(November, new(2026, 12, 5, 0, 0, 0, TimeSpan.Zero), 2, [1, 2], [3]), default));
        Assert.False(await Months.KeepAsync(new(November, new(2026, 12, 6, 0, 0, 0, TimeSpan.Zero), 9, [9], [9]), default));
        var kept = (await Months.FindAsync(November, default))!;
        Assert.Equal((2, 5), (kept.Rows, kept.At.Day));
        Assert.Equal([1, 2], kept.Csv);
        Assert.Equal((November, 2), Assert.Single(await Months.ListAsync(default)));
        Assert.Null(await Months.FindAsync(new(2026, 10), default));
    }

    [StoreFact]
    public async Task OpenCounts_OfAMonth_AreItsTurns()
    {
        Assert.Null(await Months.FirstAsync(default));
        var history = await LiveAsync(new Tests.Channels.Chance(9), 90);
        Assert.Equal(CalendarMonth.Of(history.Min(h => Day(h))), await Months.FirstAsync(default));
        var counts = await Months.CountAsync(November, default);
        Assert.Equal(history.Count(h => CalendarMonth.Of(Day(h)) == November), counts.Sum(c => c.Questions));
        Assert.Equal(
            history.Count(h => h is { Entry: "twc.suspend", Channel: "line", Locale: "zh-TW" } && CalendarMonth.Of(Day(h)) == November),
            counts.Where(c => c is { Entry: "twc.suspend", Channel: "line", Language: "zh-TW" }).Sum(c => c.Questions));
    }
}
