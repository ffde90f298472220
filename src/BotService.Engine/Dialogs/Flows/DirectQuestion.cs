using BotService.Engine.Answers;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// When a sentence is a question that has an answer of its own, and whether its matter is told as well.
/// </summary>
internal sealed class DirectQuestion(KnowledgeBase knowledge)
{
    /// <summary>What is this far from all we know is no question of ours, whatever it is like.</summary>
    public const double Related = 0.05;

    /// <summary>
    /// How probable an answer must be: of the matter recognised; where none is; where several are, and it is of none of
    /// them; where nothing is asked, or amid its matter; and where another matter is clear.
    /// Chosen on the labelled questions and dialogues (docs/evaluation.md).
    /// </summary>
    private const double Own = 0.15, Enough = 0.2, BesideSeveral = 0.25, Doubtful = 0.3, BesideOne = 0.6;

    /// <summary>
    /// Not where it asks what to bring or what else, for several things, or tells what has happened: that is answered by
    /// lists. What answers the open question is no question.
    /// </summary>
    public bool IsAsked(DialogState state, TurnReading reading) =>
        reading is { TellsPapers: false, Several.Count: < 2, Event: null }
        && (state.Topic is null || reading.Asks)
        && reading.Said.Facet is not ("documents" or "more")
        && (InHand(state) is null || (reading.Said.Facet is null
            && !(state.HasOpenQuestion() && reading.Named.Count > 0)))
        && reading.Answer is { } found
        && found.Probability >= (InHand(state) is { } topic ? Amid(found, topic.Entry) : Alone(found, reading));

    /// <summary>
    /// A matter that is surely meant follows its answer; not a topic that would ask first whose it is, where only one
    /// supplier's is known.
    /// </summary>
    public bool GoesOn(DialogState state, TurnReading reading) =>
        state.Topic is null
        && reading is { Plain: { Outcome: Outcome.Matched, Candidates: [{ Entry: var entry }, ..] }, Answer: { } found }
        && IsOf(found, entry)
        && (!IsTopic(entry) || IsSettled(entry, state.Supplier));

    private bool IsTopic(string entry) => knowledge.Entries[entry].Kind == EntryKind.Topic;

    private bool IsSettled(string entry, string? supplier) =>
        SupplierResolver.Resolve(knowledge, entry, supplier).State != SupplyState.Unknown
        || SupplierResolver.AllOf(knowledge, SupplierResolver.LeadOf(knowledge, entry)).Count > 1;

    /// <summary>Whether the answer belongs to an entry, or to the same of another supplier.</summary>
    public bool IsOf(FoundAnswer found, string entry) => found.Item.Entry is { } own
        && SupplierResolver.LeadOf(knowledge, own) == SupplierResolver.LeadOf(knowledge, entry);

    /// <summary>Whether it belongs to what is a part of an entry.</summary>
    private bool IsPart(FoundAnswer found, string entry) =>
        found.Item.Entry is { } own && knowledge.Entries[own].Broader == entry;

    /// <summary>
    /// A matter of which only an answer was told is not in hand: the next question may be about anything.
    /// </summary>
    private static Topic? InHand(DialogState state) =>
        state.Topic is { } topic && (topic.Answered || state.HasOpenQuestion()) ? topic : null;

    /// <summary>With nothing in hand the recogniser says what else may be meant.</summary>
    private double Alone(FoundAnswer found, TurnReading reading)
    {
        var matters = reading.Plain.Candidates.Take(reading.Plain.Choices).ToList();
        if (matters.Any(m => knowledge.Entries[m.Entry].Kind == EntryKind.LifeEvent)) return double.PositiveInfinity;
        var isOwn = matters.Any(m => IsOf(found, m.Entry));
        if (!reading.Asks)
            return matters.Count != 1 ? BesideOne
                : isOwn && IsTopic(matters[0].Entry) ? Doubtful : double.PositiveInfinity;
        if (matters.Count == 0) return Enough;
        if (isOwn) return Own;
        return matters.Any(m => IsPart(found, m.Entry))
            ? BesideOne : Math.Max(matters.Count == 1 ? BesideOne : BesideSeveral, matters[0].Score);
    }

    private double Amid(FoundAnswer found, string matter) => IsOf(found, matter) ? Doubtful : double.PositiveInfinity;
}
