using BotService.Staff;
using BotService.Staff.Today;

namespace BotService.Editing.Approval;

/// <summary>Drafts that wait for somebody's approval; late ones are chased.</summary>
internal sealed class ApprovalToday(IApprovals approvals, TimeProvider time) : ITodayFigure
{
    public int Place => 25;

    public async Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel)
    {
        if (!person.May(Right.Approve)) return [];
        var (waiting, late) = await approvals.WaitingAsync(person.Id, time.GetUtcNow(), cancel);
        return
        [
            new("drafts-to-approve", waiting, "/staff/drafts?status=replayed"),
            new("drafts-late", late, "/staff/drafts?status=replayed", late > 0),
        ];
    }
}
