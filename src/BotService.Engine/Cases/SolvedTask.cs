using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>An entry that is to be done among others, worked out as far as its answers are known.</summary>
/// <param name="Id">Names the task in its event; usually the entry's id.</param>
/// <param name="Remaining">What still decides whether it has to be done, in slots of the event.</param>
/// <param name="Settled">What the event settles of the entry's slots, whoever asks: the debit is
/// cancelled, not applied for.</param>
/// <param name="Answers">All that is known of the entry's slots.</param>
/// <param name="List">The entry's own list; null when no version of it may be told, or when it
/// is a stranger's matter.</param>
/// <param name="Stranger">The citizen's supplier when nothing is known of its rules; the entry then is another's and
/// only names the matter.</param>
public sealed record SolvedTask(
    string Id, Entry Entry, Condition Remaining, IReadOnlyDictionary<string, string> Settled,
    IReadOnlyDictionary<string, string> Answers, Checklist? List,
    string? Stranger = null);

/// <summary>One task's own statement of what a merged list asks for.</summary>
/// <param name="Remaining">What still decides it, in slots of the task's entry.</param>
public sealed record TaskDemand(SolvedTask Task, Fact Fact, Condition Remaining);
