using BotService.Staff;
using BotService.Staff.Today;

namespace BotService.Privacy;

/// <summary>Of the requests for deletion, what waits.</summary>
internal sealed class PrivacyToday(IDeletionRequests requests, TimeProvider time) : ITodayFigure
{
    private const string Path = "/staff/privacy";

    public int Place => 90;

    public async Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel)
    {
        // Whose they are is seen only once they are opened.
        if (!person.May(Right.Privacy) || person.Organisation is not null) return [];
        var (open, late) = await requests.CountAsync(time.GetUtcNow(), cancel);
        return [new("privacy-late", late, Path, late > 0), new("privacy-open", open, Path)];
    }
}
