using BotService.Engine.Knowledge;
using BotService.Engine.Plans.Difference;
using BotService.Insight.Duties;

namespace BotService.Renewal.Changes;

/// <summary>What plans are held against: a release's knowledge, the duties, and the names that changed.</summary>
/// <param name="Likeness">Of the knowledge's entries.</param>
internal sealed record RenewalData(KnowledgeBase Knowledge, DutyBook Duties, PlanNames Names, EntryLikeness Likeness)
{
    public TouchFinder Touches { get; } = new(Knowledge, Duties, Names, Likeness);
}
