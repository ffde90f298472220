using System.Globalization;
using BotService.Hosting;
using BotService.Staff;
using BotService.Staff.Today;

namespace BotService.Review.Learning;

/// <summary>
/// The weekly figure: how right and how well calibrated the assistant was on what people judged. Kept for ten minutes,
/// since it is read from the judgements themselves.
/// </summary>
internal sealed class ReviewedToday(ReviewedQuestions reviewed, TimeProvider time) : ITodayFigure
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private (DateTimeOffset At, Task<ReviewedWeek> Week)? last;

    public int Place => 90;

    public async Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel)
    {
        // It is of all organisations together: whoever is bound to one sees none of it.
        if (person.Organisation is not null || !person.May(Right.Misses)) return [];
        var week = await LastAsync(today, cancel);
        var values = new Dictionary<string, string>
        {
            ["from"] = IsoDay.Of(week.Monday), ["to"] = IsoDay.Of(week.Sunday), ["right"] = Number(week.Right.Hits), ["judged"] = Number(week.Right.Of),
            ["low"] = Percent(week.Right.Between.Low), ["high"] = Percent(week.Right.Between.High), ["told"] = Number(week.Told),
            ["error"] = week.Error is { } error ? error.ToString("0.00", CultureInfo.InvariantCulture) : "",
        };
        var key = week.Right.Of == 0 ? "reviewed-none" : week.Error is null ? "reviewed-untold" : "reviewed";
        return [new(key, null, "/staff/improvements", Values: values)];
    }

    /// <summary>The last seven days that are over, Monday to Sunday.</summary>
    private async Task<ReviewedWeek> LastAsync(DateOnly today, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (last is var (at, kept) && now - at < Kept && !kept.IsFaulted && !kept.IsCanceled) return await kept;
        var monday = ReviewedWeek.MondayOf(today).AddDays(-7);
        var fresh = ReadAsync();
        last = (now, fresh);
        return await fresh;

        async Task<ReviewedWeek> ReadAsync() => ReviewedWeek.Of(
            monday,
            [.. await reviewed.AllAsync(Taiwan.Midnight(monday), Taiwan.Midnight(monday.AddDays(7)), cancel)]);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture);
}
