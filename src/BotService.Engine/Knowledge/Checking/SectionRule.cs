using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// A procedure says something about everything 一次告知 promises, if only that it is open; a life event names its
/// tasks; a topic says something at all.
/// </summary>
internal static class SectionRule
{
    private static readonly Section[] Promised = [Section.Documents, Section.Fees, Section.Times, Section.Channels];

    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings)
    {
        foreach (var entry in knowledge.Entries.Values.Where(e => !findings.IsSpoilt(e.Place, "kind")))
        {
            foreach (var version in entry.Versions)
            {
                if (version.Facts.Count == 0) yield return KnowledgeProblem.VersionSilent.At(version.Place);
                var hasTasks = version.Facts.Any(f => f.Section == Section.Tasks);
                if (entry.Kind == EntryKind.LifeEvent && !hasTasks)
                    yield return KnowledgeProblem.EventWithoutTasks.At(version.Place);
                if (entry.Kind != EntryKind.LifeEvent && hasTasks)
                    yield return KnowledgeProblem.TasksOutsideEvent.At(version.Place);
                if (entry.Kind != EntryKind.Procedure) continue;
                foreach (var section in Promised.Where(s => version.Facts.All(f => f.Section != s)))
                {
                    if (findings.IsSpoilt(version.Place, KebabCase.Of(section))) continue;
                    findings.Spoil(version.Place, KebabCase.Of(section));
                    yield return KnowledgeProblem.SectionSilent.At(version.Place, KebabCase.Of(section));
                }
            }
        }
    }
}
