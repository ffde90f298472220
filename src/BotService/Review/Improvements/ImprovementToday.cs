using BotService.Review.Low;
using BotService.Staff;
using BotService.Staff.Today;

namespace BotService.Review.Improvements;

/// <summary>Of the register, what waits.</summary>
internal sealed class ImprovementToday(IImprovements improvements) : ITodayFigure
{
    private const string Path = "/staff/improvements";

    public int Place => 50;

    public async Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel)
    {
        if (!person.May(Right.Improvements)) return [];
        var all = new ImprovementFilter(Organisation: person.Organisation);
        var overdue = await CountAsync(all with { Status = LowItem.Late });
        return
        [
            new("improvements-mine", await CountAsync(all with { Status = LowItem.Open, Owner = person.Id }), $"{Path}?status=open&assignee=me"),
            new("improvements-overdue", overdue, $"{Path}?status={LowItem.Late}", overdue > 0),
        ];

        async Task<long> CountAsync(ImprovementFilter filter) =>
            (await improvements.ListAsync(filter, null, 1, today, cancel)).Total;
    }
}
