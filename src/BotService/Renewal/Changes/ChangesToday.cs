using BotService.Staff;
using BotService.Staff.Today;

namespace BotService.Renewal.Changes;

/// <summary>Of what new plans change, what waits.</summary>
internal sealed class ChangesToday(IPlanChanges changes) : ITodayFigure
{
    private const string Path = "/staff/renewal";

    public int Place => 70;

    public async Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel)
    {
        if (!person.May(Right.Drafts) || person.Organisation is not null) return [];
        var all = await changes.CountAsync(today, cancel);
        var (open, late) = (all.Sum(c => (long)c.Open), all.Sum(c => (long)c.Late));
        return open == 0 ? [] : [new("changes-overdue", late, Path, late > 0), new("changes-open", open, Path)];
    }
}
