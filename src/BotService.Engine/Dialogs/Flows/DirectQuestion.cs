using BotService.Engine.Answers;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>When a sentence is a question that has an answer of its own, and no request for a list.</summary>
internal sealed class DirectQuestion(KnowledgeBase knowledge, SlotReader slots)
{
    /// <summary>What is this far from all we know is no question of ours, whatever it is like.</summary>
    public const double Related = 0.05;

    /// <summary>How much liker than examples an answer must be.</summary>
    private const double OverAnother = 0.1, OverList = 0.05, BelowTopic = 0.15;

    /// <summary>
    /// It is asked in the words of such a question; not where it asks what to bring or how to apply, or for several
    /// things. Amid a talk only what belongs to the matter in hand counts, and no answer to an open question.
    /// </summary>
    public bool IsAsked(DialogState state, TurnReading reading) =>
        reading.Plain.InScope >= Related
        && reading is { Answer: { } found, TellsPapers: false, Several.Count: < 2 }
        && reading.Said.Facet is not ("documents" or "steps")
        && found.IsSure(reading.Plain.Outcome, Margin(found, state.Topic?.Entry ?? Best(reading.Plain)))
        && (reading.Plain.Outcome != Outcome.Matched || (reading.Asks && !TellsCase(reading)))
        && (state.Topic is not { } topic || (IsOf(found, topic.Entry) && reading.Said.Facet is null
            && !(state.HasOpenQuestion() && reading.Named.Count > 0)));

    /// <summary>Whether the answer belongs to an entry, or to the same of another supplier.</summary>
    public bool IsOf(FoundAnswer found, string entry) => found.Item.Entry is { } own
        && SupplierResolver.LeadOf(knowledge, own) == SupplierResolver.LeadOf(knowledge, entry);

    /// <summary>Whoever tells of the case wants its list.</summary>
    private bool TellsCase(TurnReading reading) =>
        knowledge.Entries[reading.Plain.Candidates[0].Entry] is { Versions: [.., var version] } entry
        && !slots.Read(entry, version, reading.Said.Normal, out _).IsEmpty;

    /// <summary>
    /// A topic tells much at once, and the answer to the very question is better; a procedure's list is not given up for
    /// it, and another matter still less.
    /// </summary>
    /// <param name="matter">In hand, else recognised first; null for none.</param>
    private double Margin(FoundAnswer found, string? matter) => matter is null ? 0
        : !IsOf(found, matter) ? OverAnother
        : knowledge.Entries[matter].Kind == EntryKind.Topic ? -BelowTopic : OverList;

    private static string? Best(Recognition plain) => plain.Candidates is [var first, ..] ? first.Entry : null;
}
