using BotService.Review.Proposals;
using BotService.Staff;
using BotService.Staff.Today;

namespace BotService.Review.Misses;

/// <summary>Of what was not answered, and of what is proposed for it, what waits.</summary>
internal sealed class MissesToday(IMisses misses, IProposals proposals) : ITodayFigure
{
    private const string Path = "/staff/misses";

    public int Place => 20;

    public async Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel)
    {
        var figures = new List<TodayFigure>();
        if (person.May(Right.Misses))
        {
            var counts = await misses.CountAsync(person.Organisation, today, cancel);
            var mine = await misses.ListAsync(new MissFilter(person.Organisation, GroupStatus.Open, person.Id), null, 1, today, cancel);
            var late = counts.GetValueOrDefault(GroupStatus.Overdue);
            figures.Add(new("misses-mine", mine.Total, $"{Path}?status=open&assignee=me"));
            figures.Add(new("misses-overdue", late, $"{Path}?status={GroupStatus.Overdue}", late > 0));
            figures.Add(new("misses-new", counts.GetValueOrDefault(GroupStatus.New), $"{Path}?status=new"));
        }

        if (person.May(Right.Decide))
        {
            var tried = await proposals.ListAsync(new ProposalFilter(person.Organisation, ProposalStatus.Tried), null, 1, cancel);
            figures.Add(new("proposals-tried", tried.Total, "/staff/proposals?status=tried"));
        }

        return figures;
    }
}
