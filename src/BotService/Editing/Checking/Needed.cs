using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Editing.Checking;

/// <summary>Entries that others cannot do without.</summary>
public static class Needed
{
    /// <returns>Why an entry cannot be taken out; null when no life event brings it with it.</returns>
    public static Problem? Refusal(KnowledgeBase knowledge, string entry)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        var needs = knowledge.Entries.Values.Where(e => e.Kind == EntryKind.LifeEvent).OrderBy(e => e.Id, StringComparer.Ordinal)
            .FirstOrDefault(e => e.Tasks.Any(t => t.Use.Entry == entry));
        return needs is null ? null : EditingProblem.EntryNeeded.At(needs.Place, entry, needs.Id);
    }
}
