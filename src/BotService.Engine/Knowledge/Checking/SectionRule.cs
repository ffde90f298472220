namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// A procedure says something about everything 一次告知 promises, if only that it is open; a life event names its
/// tasks; a topic says something at all.
/// </summary>
internal static class SectionRule
{
    private static readonly Section[] Promised = [Section.Documents, Section.Fees, Section.Times, Section.Channels];

    public static IEnumerable<Problem> Find(KnowledgeBase knowledge)
    {
        foreach (var entry in knowledge.Entries.Values)
        {
            foreach (var version in entry.Versions)
            {
                if (version.Facts.Count == 0)
                    yield return KnowledgeCheck.At(version.Place, "the version states no fact");
                var hasTasks = version.Facts.Any(f => f.Section == Section.Tasks);
                if (entry.Kind == EntryKind.LifeEvent && !hasTasks)
                    yield return KnowledgeCheck.At(
                        version.Place, "`tasks` says nothing: name the entries that the event brings with it");
                if (entry.Kind != EntryKind.LifeEvent && hasTasks)
                    yield return KnowledgeCheck.At(version.Place, "only an entry of kind life-event has `tasks`");
                if (entry.Kind != EntryKind.Procedure) continue;
                foreach (var section in Promised.Where(s => version.Facts.All(f => f.Section != s)))
                    yield return KnowledgeCheck.At(
                        version.Place,
                        $"`{KebabCase.Of(section)}` says nothing: state a fact, or `- {{ status: open }}`");
            }
        }
    }
}
