using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>Hears which life event somebody tells of, whatever is asked beside it.</summary>
internal sealed class EventFinder(KnowledgeBase knowledge)
{
    private readonly PhraseIndex told = new(
        from entry in knowledge.Entries.Values
        where entry.Kind == EntryKind.LifeEvent
        from words in entry.Wordings.Values
        from phrase in words.Tells
        select (phrase, entry.Id));

    /// <summary>Of each event, in its order.</summary>
    private readonly Dictionary<string, List<string>> tasks = knowledge.Entries.Values
        .Where(e => e.Kind == EntryKind.LifeEvent)
        .ToDictionary(e => e.Id, e => e.Tasks
            .Select(t => SupplierResolver.LeadOf(knowledge, t.Use.Entry)).Distinct().ToList());

    /// <returns>The event's id; null when none is told of.</returns>
    public string? Find(string normal) => told.In(normal).Select(t => t.Meaning).FirstOrDefault();

    /// <summary>
    /// What is asked for by whoever tells of the event: the event when several of its tasks are asked for, or when
    /// nothing is clear and one of them is near or its organisation named; of that, the task of the one organisation
    /// named: 「先生過世了，電費怎麼辦」.
    /// </summary>
    /// <param name="organisations">Those that the sentence names.</param>
    /// <returns>Null when what was found stands.</returns>
    public string? Meant(
        string life, Recognition found, IReadOnlyList<(string Entry, string Normal)> several,
        IReadOnlyList<string> organisations)
    {
        if (several.Count > 1) return several.All(s => IsTask(life, s.Entry)) ? life : null;
        if (found.Outcome is not (Outcome.Ambiguous or Outcome.OutOfScope)) return null;
        var near = found.Candidates.Select(c => c.Entry).Where(e => e == life || IsTask(life, e)).ToList();
        if (near.Count == 0 && organisations.Count == 0) return null;
        return organisations is [var only]
            ? near.Concat(tasks[life]).FirstOrDefault(e => EntryId.OrganisationOf(e) == only) ?? life : life;
    }

    private bool IsTask(string life, string entry) =>
        tasks[life].Contains(SupplierResolver.LeadOf(knowledge, entry));
}
