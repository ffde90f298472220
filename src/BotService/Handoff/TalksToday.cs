using BotService.Staff;
using BotService.Staff.Today;

namespace BotService.Handoff;

/// <summary>Of the talks with citizens, what waits.</summary>
internal sealed class TalksToday(ILiveTalks talks, TimeProvider time) : ITodayFigure
{
    private const string Path = "/staff/talks";

    public int Place => 5;

    public async Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel)
    {
        if (!person.May(Right.Talks)) return [];
        var (open, now) = (await talks.OpenAsync(person, cancel), time.GetUtcNow());
        var late = open.Count(t => t.IsLate(now));
        return
        [
            new("talks-overdue", late, $"{Path}?status={TalkStates.Late}", late > 0),
            new("talks-waiting", open.Count(t => t.IsWaiting), $"{Path}?status={TalkStates.Waiting}"),
            new("talks-mine", open.Count(t => t.Person == person.Id), $"{Path}?assignee=me"),
        ];
    }
}
