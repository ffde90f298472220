using BotService.Hosting;
using BotService.Releases;

namespace BotService.Renewal.Ageing;

/// <summary>Reminds of what has to be read again: each reminder once, however many processes there are.</summary>
internal sealed class ReviewChaser(IReleases releases, IReviewChases chases, TimeProvider time, ILogger<ReviewChaser> log)
{
    /// <returns>How many reminders were made.</returns>
    public async Task<int> ChaseAsync(CancellationToken cancel)
    {
        var (today, now) = (Taiwan.Today(time), time.GetUtcNow());
        var due = OverdueReviews.Of(releases.Current.Knowledge, [], today.AddDays(ReviewChase.Ahead));
        if (due.Count == 0) return 0;
        var made = await chases.MakeAsync(
            [.. due.Select(d => new ReviewChase(d.Id, d.ReviewBy, ReviewChase.StepOn(today, d.ReviewBy)!.Value, 1, now))], cancel);
        if (made > 0) log.ReviewsChased(made);
        return made;
    }
}
