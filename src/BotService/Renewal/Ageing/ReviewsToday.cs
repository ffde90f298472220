using BotService.Releases;
using BotService.Staff;
using BotService.Staff.Today;

namespace BotService.Renewal.Ageing;

/// <summary>
/// Of what has to be read again, what somebody was reminded of and has not said why it waits, and what comes soon.
/// </summary>
internal sealed class ReviewsToday(IReleases releases, IReviewDelays delays, IReviewChases chases) : ITodayFigure
{
    private const string Path = "/staff/renewal";

    public int Place => 71;

    public async Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel)
    {
        if (!person.May(Right.Write)) return [];
        var due = OverdueReviews.Of(
                releases.Current.Knowledge, await delays.ListAsync(cancel), today.AddDays(ReviewChase.Ahead), await chases.ListAsync(cancel))
            .Where(d => person.Sees(d.Organisation)).ToList();
        var (asked, soon) = (due.Count(d => d.IsLate(today) && d.IsAsked), due.Count(d => !d.IsLate(today)));
        return due.Count == 0 ? [] : [new("reviews-asked", asked, Path, asked > 0), new("reviews-soon", soon, Path)];
    }
}
