using BotService.Staff;
using BotService.Staff.Today;

namespace BotService.CallBacks;

/// <summary>Of the calls that were promised, what waits.</summary>
internal sealed class CallBacksToday(ICallBacks callBacks, TimeProvider time) : ITodayFigure
{
    private const string Path = "/staff/callbacks";

    public int Place => 10;

    public async Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel)
    {
        if (!person.May(Right.CallBacks)) return [];
        var open = new CallBackFilter(person.Organisation, CallBackStates.Open);
        var late = await CountAsync(open with { Status = CallBackStates.Late });
        return
        [
            new("callbacks-overdue", late, $"{Path}?status={CallBackStates.Late}", late > 0),
            new("callbacks-mine", await CountAsync(open with { Owner = person.Id }), $"{Path}?status=open&assignee=me"),
            new("callbacks-free", await CountAsync(open with { Owner = CallBackFilter.Nobody }),
                $"{Path}?status=open&assignee={CallBackFilter.Nobody}"),
        ];

        async Task<long> CountAsync(CallBackFilter filter) =>
            (await callBacks.ListAsync(filter, null, 1, time.GetUtcNow(), cancel)).Total;
    }
}
