namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// The tasks of a life event are entries that exist, and what the event answers for them are
/// slots and options that they have.
/// </summary>
internal static class TaskRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge) =>
        from entry in knowledge.Entries.Values
        from version in entry.Versions
        from fact in version.Facts
        where fact.Task is not null
        from problem in Check(knowledge, version, fact, fact.Task!)
        select problem;

    /// <summary>
    /// The slot is handed on to a task whose entry has it as well: there each option makes its difference, or
    /// that entry's own check says so.
    /// </summary>
    public static bool HandsOn(KnowledgeBase knowledge, EntryVersion version, string slot) =>
        version.Facts.Any(
            f => f.Task is { } task && !task.Answers.ContainsKey(slot) && Versions(knowledge, version, task)
                .Any(v => v.Slot(slot) is not null));

    private static IEnumerable<Problem> Check(KnowledgeBase knowledge, EntryVersion version, Fact fact, TaskUse task)
    {
        if (!knowledge.Entries.TryGetValue(task.Entry, out var entry))
        {
            yield return KnowledgeCheck.At(fact.Place, $"unknown entry `{task.Entry}`");
            yield break;
        }
        // Events inside events could go round in a circle, and their order would be nobody's:
        // the tasks themselves are named.
        if (entry.Kind == EntryKind.LifeEvent)
            yield return KnowledgeCheck.At(
                fact.Place, $"`{task.Entry}` is a life event itself: name its tasks here instead");
        foreach (var other in Versions(knowledge, version, task))
        {
            foreach (var (slot, option) in task.Answers)
            {
                if (other.Slot(slot) is not { } known)
                    yield return KnowledgeCheck.At(
                        fact.Place, $"`{task.Entry}` has no slot `{slot}` (version of {other.InForce.From:yyyy-MM-dd})");
                else if (!known.Options.Contains(option))
                    yield return KnowledgeCheck.At(
                        fact.Place, $"`{task.Entry}`: `{slot}` has no option `{option}`, it has {string.Join(", ", known.Options)}");
            }
            foreach (var slot in version.Slots.Where(s => !task.Answers.ContainsKey(s.Id)))
                foreach (var option in other.Slot(slot.Id) is { } same ? slot.Options.Except(same.Options) : [])
                    yield return KnowledgeCheck.At(
                        slot.Place, $"`{slot.Id}` is handed on to `{task.Entry}`, which has no option `{option}`");
        }
    }

    /// <summary>The versions of the task's entry that may be in force together with the event's.</summary>
    private static IEnumerable<EntryVersion> Versions(KnowledgeBase knowledge, EntryVersion version, TaskUse task) =>
        knowledge.Entries.TryGetValue(task.Entry, out var entry)
            ? entry.Versions.Where(
                v => (v.InForce.To is null || version.InForce.From <= v.InForce.To)
                    && (version.InForce.To is null || v.InForce.From <= version.InForce.To))
            : [];
}
