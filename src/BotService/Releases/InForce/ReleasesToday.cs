using BotService.Staff;
using BotService.Staff.Today;

namespace BotService.Releases.InForce;

/// <summary>A release that should answer and cannot be loaded, on the first page of whoever may see releases.</summary>
internal sealed class ReleasesToday(IReleaseState state) : ITodayFigure
{
    public int Place => 5;

    public Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<TodayFigure>>(
            state.Stuck is not null && person.May(Right.Drafts) ? [new("release-stuck", 1, "/staff/releases", IsUrgent: true)] : []);
}
