using System.Collections.Immutable;
using BotService.Conversations;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Engine.Library;
using BotService.Engine.Safety;

namespace BotService.Desk;

/// <summary>What the desk shows for what was asked.</summary>
/// <param name="Outcome">What the words were found to mean; <see cref="Outcome.NoInput"/> without words.</param>
/// <param name="Candidates">At most three, best first; empty where nothing is at all like it.</param>
/// <param name="Doubts">What speaks against its being any matter of ours.</param>
/// <param name="Answer">The question with an answer of its own that the words probably are; null when none.</param>
/// <param name="Danger">Said before everything else; null when none was heard.</param>
/// <param name="Case">Of the entry that was chosen or is meant; null when that is none.</param>
/// <param name="Problems">What of the asking could not be used; the rest was.</param>
public sealed record DeskLook(
    DeskAsk Ask, Outcome Outcome, IReadOnlyList<DeskCandidate> Candidates, IReadOnlyList<Reason> Doubts,
    AnswerCard? Answer, DeskDanger? Danger, DeskCase? Case, IReadOnlyList<DeskProblem> Problems)
{
    /// <summary>What the words were taken for, with no regard to what was chosen; null: for nothing.</summary>
    public DeskCandidate? Found => Outcome is Outcome.Matched or Outcome.Ambiguous ? Candidates[0] : null;
}

/// <summary>An entry that the words may mean.</summary>
/// <param name="Score">How probably it is the right one, 0…1.</param>
/// <param name="Why">What counted for it and against it, strongest first, those for it before those against it.</param>
public sealed record DeskCandidate(Card Card, double Score, IReadOnlyList<Reason> Why);

/// <summary>Somebody may be in danger: what the assistant says, and whom to call, in that order.</summary>
public sealed record DeskDanger(string Text, IReadOnlyList<Call> Calls);

/// <summary>One entry's list for this person.</summary>
/// <param name="Sheet">Null when nothing of the entry is in force today.</param>
/// <param name="Answers">Slot → option.</param>
/// <param name="Heard">The slots of these that the words told and nobody else.</param>
/// <param name="Questions">All that the list can depend on.</param>
/// <param name="Open">Those that can still change it, the next one first.</param>
/// <param name="Supplier">Who may supply what it is about; null where that makes no difference.</param>
/// <param name="Papers">What to bring, and what is missing; null without a list.</param>
/// <param name="Have">Documents at hand.</param>
/// <param name="Others">Who supplies the same elsewhere.</param>
public sealed record DeskCase(
    Card Card, Sheet? Sheet, IReadOnlyDictionary<string, string> Answers, IReadOnlySet<string> Heard,
    IReadOnlyList<Question> Questions, IReadOnlyList<Question> Open, Locality At, SupplierChoice? Supplier,
    PaperCheck? Papers, IReadOnlyList<string> Have, IReadOnlyList<OtherSupplier> Others)
{
    /// <summary>Lines of the list that are not confirmed, with their mark.</summary>
    public IEnumerable<SheetItem> Unsure => Sheet?.Parts.SelectMany(p => p.Items).Where(i => i.Mark is not null) ?? [];

    /// <summary>
    /// The state of a conversation in which just this was talked about, to go on with in another place.
    /// </summary>
    public DialogState State(string locale) => new(
        locale, new Topic(Card.Id, Answers.ToImmutableDictionary(), Answered: Open.Count == 0, Have: [.. Have]), Supplier: At.Supplier);

    /// <summary>What the sheet is made of; papers at hand change nothing of it.</summary>
    public GivenCase Given => new(
        new Topic(Card.Id, Answers.ToImmutableDictionary()), At.Supplier, At.Office is { } office ? [office] : []) { IsOfDesk = true };
}

/// <param name="What">What was sent, short.</param>
public sealed record DeskProblem(DeskProblemKind Kind, string What);

public enum DeskProblemKind { UnknownEntry, ForeignSlot, UnknownPaper }
