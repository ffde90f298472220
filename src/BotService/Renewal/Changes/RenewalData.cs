using BotService.Engine;
using BotService.Engine.Knowledge;
using BotService.Engine.Plans.Difference;
using BotService.Insight.Duties;

namespace BotService.Renewal.Changes;

/// <summary>What plans are held against: a release's knowledge, the duties, and the names that changed.</summary>
internal sealed record RenewalData(KnowledgeBase Knowledge, DutyBook Duties, PlanNames Names)
{
    public TouchFinder Touches { get; } = new(Knowledge, Duties, Names);

    /// <param name="folder">Of the duties; what cannot be read there says nothing here, <c>check</c> tells of it.</param>
    public static RenewalData Of(Release release, string folder, PlanNames names) =>
        new(release.Knowledge, DutyLoader.Load(folder, release.Knowledge).Book, names);
}
