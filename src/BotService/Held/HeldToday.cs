using BotService.Staff;
using BotService.Staff.Today;

namespace BotService.Held;

/// <summary>Of the answers that are held, what waits: the citizen is waiting with it, so it stands first.</summary>
internal sealed class HeldToday(IHeldAnswers answers, TimeProvider time) : ITodayFigure
{
    private const string Path = "/staff/approvals";

    public int Place => 5;

    public async Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel)
    {
        if (!person.May(Right.Approvals)) return [];
        var late = await CountAsync(HeldStates.Late);
        return
        [
            new("approvals-overdue", late, $"{Path}?status={HeldStates.Late}", late > 0),
            new("approvals-waiting", await CountAsync(HeldStates.Waiting), $"{Path}?status={HeldStates.Waiting}"),
        ];

        async Task<long> CountAsync(string status) =>
            (await answers.ListAsync(new HeldFilter(person.Organisation, status), null, 1, time.GetUtcNow(), cancel)).Total;
    }
}
