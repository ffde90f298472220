using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// The tasks of a life event are entries that exist, and what the event answers for them are
/// slots and options that they have.
/// </summary>
internal static class TaskRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings) =>
        from entry in knowledge.Entries.Values
        from version in entry.Versions
        from fact in version.Facts.OfType<Fact.Task>()
        from problem in Check(knowledge, version, fact, fact.Use)
        select problem;

    /// <summary>
    /// The slot is handed on to a task whose entry has it as well: there each option makes its difference, or
    /// that entry's own check says so.
    /// </summary>
    public static bool HandsOn(KnowledgeBase knowledge, EntryVersion version, string slot) =>
        version.Facts.OfType<Fact.Task>().Any(
            f => !f.Use.Answers.ContainsKey(slot) && Versions(knowledge, version, f.Use)
                .Any(v => v.Slot(slot) is not null));

    private static IEnumerable<Problem> Check(KnowledgeBase knowledge, EntryVersion version, Fact fact, TaskUse task)
    {
        if (!knowledge.Entries.TryGetValue(task.Entry, out var entry)) yield break;
        // Events inside events could go round in a circle, and their order would be nobody's:
        // the tasks themselves are named.
        if (entry.Kind == EntryKind.LifeEvent) yield return KnowledgeProblem.EventInEvent.At(fact.Place, task.Entry);
        foreach (var other in Versions(knowledge, version, task))
        {
            foreach (var (slot, option) in task.Answers)
            {
                if (other.Slot(slot) is not { } known)
                    yield return KnowledgeProblem.TaskWithoutSlot.At(fact.Place, task.Entry, slot, other.InForce.From)
                        .OrNearest(slot, other.Slots.Select(s => s.Id));
                else if (!known.Options.Contains(option))
                    yield return KnowledgeProblem.TaskWithoutOption
                        .At(fact.Place, task.Entry, slot, option, string.Join(", ", known.Options))
                        .OrNearest(option, known.Options);
            }
            foreach (var slot in version.Slots.Where(s => !task.Answers.ContainsKey(s.Id)))
                foreach (var option in other.Slot(slot.Id) is { } same ? slot.Options.Except(same.Options) : [])
                    yield return KnowledgeProblem.HandedOnOption.At(slot.Place, slot.Id, task.Entry, option);
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
