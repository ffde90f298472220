using BotService.Renewal.Ageing;

namespace BotService.Reports;

/// <summary>What has to be read again, by owner, with why it was not yet.</summary>
internal static class OverdueReport
{
    public const string Description = "Entries and answers whose day of review is over, by owner, with the reason that was given.";

    public static ReportTable Of(IReadOnlyList<DueReview> due, DateOnly today, int days)
    {
        var late = due.Count(d => d.IsLate(today));
        return new(
            ["owner", "review by", "days", "entry", "name", "organisation", "reason", "word", "asked", "reminders", "last reminder"],
            [.. due.Select(d => (IReadOnlyList<string?>)
            [
                d.Owner, Cell.Day(d.ReviewBy), Cell.Number(d.ReviewBy.DayNumber - today.DayNumber), d.Id, d.Name, d.Organisation,
                d.Delay is { } delay ? DelayReasons.NameOf(delay.Reason) : "", d.Delay?.Word, d.Delay is { } asked ? Cell.Time(asked.At) : "",
                d.Chase is { } often ? Cell.Number(often.Times) : "", d.Chase is { } last ? Cell.Time(last.At) : "",
            ])],
            $"{late} overdue, {due.Count - late} due within {days} days, of {due.Select(d => d.Owner).Distinct().Count()} owners; "
            + $"{due.Count(d => d.IsLate(today) && d.Delay is null)} of the overdue without a reason, as of {today:yyyy-MM-dd}");
    }
}
