using BotService.Staff;
using BotService.Staff.Today;

namespace BotService.Evidence;

/// <summary>The assessment that is due, a month before and until it is done.</summary>
internal sealed class EvidenceToday(IEvidenceTasks tasks) : ITodayFigure
{
    private const int DaysAhead = 30;

    public int Place => 70;

    public async Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel)
    {
        if (!person.May(Right.Evidence)) return [];
        var half = HalfYear.Of(today).Before;
        var task = (await tasks.ListAsync(cancel)).FirstOrDefault(t => t.Half == half) ?? EvidenceTask.Of(half);
        var next = HalfYear.Of(today);
        if (task.IsDone && today.AddDays(DaysAhead) < next.Due) return [];
        var shown = task.IsDone ? EvidenceTask.Of(next) : task;
        return
        [
            new("evidence-due", null, "/staff/evidence", shown.IsLate(today), new Dictionary<string, string>
            {
                ["half"] = shown.Half.ToString(), ["day"] = Hosting.IsoDay.Of(shown.Due),
            }),
        ];
    }
}
