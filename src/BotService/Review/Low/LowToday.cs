using BotService.Staff;
using BotService.Staff.Today;

namespace BotService.Review.Low;

/// <summary>Of the conversations that went badly, what waits.</summary>
internal sealed class LowToday(ILowItems items) : ITodayFigure
{
    private const string Path = "/staff/low";

    public int Place => 30;

    public async Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel)
    {
        if (!person.May(Right.Low)) return [];
        var all = new LowFilter(Organisation: person.Organisation);
        var (open, late) = (all with { Status = LowItem.Open }, all with { Status = LowItem.Late });
        var overdue = await CountAsync(late);
        return
        [
            new("low-mine", await CountAsync(open with { Assignee = person.Id }), $"{Path}?status=open&assignee=me"),
            new("low-overdue", overdue, $"{Path}?status={LowItem.Late}", overdue > 0),
            new("low-free", await CountAsync(open with { Assignee = LowFilter.Nobody }), $"{Path}?status=open&assignee={LowFilter.Nobody}"),
            new("low-open", await CountAsync(open), $"{Path}?status=open"),
        ];

        async Task<long> CountAsync(LowFilter filter) => (await items.ListAsync(filter, null, 1, today, cancel)).Total;
    }
}
