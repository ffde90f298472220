using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Knowledge;
using BotService.Engine.Safety;

namespace BotService.Engine.Dialogs;

/// <summary>What a reply is, as channels and reports name it.</summary>
public enum ReplyKind
{
    Greeting, Menu, Question, Choices, Checklist, Answer, Action, Facet, Missing, NotInForce, Fallback, Handoff, Smalltalk, Feedback, Rating, Referral, Elsewhere,
    Emergency, Callback, Waiting, Person,
    Held,
}

/// <summary>What the assistant says: meaning without markup; each channel renders it.</summary>
/// <param name="Text">The sentences to show beside or instead of the sheet; lines are separated by \n.</param>
/// <param name="Speak">The same for the ear: short, with counts, no addresses.</param>
/// <param name="Sheet">The checklist or answer in words, when there is one.</param>
/// <param name="Offers">What to offer; its label, posted back as text, selects it.</param>
/// <param name="Answer">What stands behind the reply.</param>
public sealed record Reply(
    ReplyKind Kind, string Locale, string Text, string Speak, Sheet? Sheet, IReadOnlyList<Offer> Offers,
    AnswerInfo Answer)
{
    /// <summary>The labels of what is offered.</summary>
    public IReadOnlyList<string> Choices => [.. Offers.Select(offer => offer.Label)];

    /// <summary>
    /// Lines after the text that only the host can fill in; it leaves out those for which it has nothing. Elsewhere:
    /// <c>{number}</c>, under which the talk goes on, <c>{address}</c>, where that can be done, and <c>{data}</c>, where it is seen what
    /// is kept of the talk. Referral: <c>{address}</c> of the page that tells the entry in full.
    /// </summary>
    public string? Further { get; init; }

    /// <summary>The kind of danger and whom to call; null where the reply is about none.</summary>
    public EmergencyInfo? Emergency { get; init; }

    /// <summary>The place in the queue for a person, where the reply tells of one.</summary>
    public QueuePlace? Queue { get; init; }

    /// <summary>Numbers to dial, offered before the choices.</summary>
    public IReadOnlyList<Call> Calls { get; init; } = [];

    /// <summary>The reply that tells an entry's list, as the conversation would put it, and nothing besides.</summary>
    public static Reply Telling(Entry entry, Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(sheet);
        var kind = entry.Kind switch
        {
            EntryKind.Action => ReplyKind.Action, EntryKind.Topic => ReplyKind.Answer, _ => ReplyKind.Checklist,
        };
        return new Reply(
            kind, sheet.Locale, sheet.Summary, sheet.Summary, sheet, [],
            new AnswerInfo(entry.Id, new Dictionary<string, string>(), "", null, null, []));
    }
}

/// <summary>What <c>channelData.answer.emergency</c> tells.</summary>
/// <param name="Kind">As <c>dialogs/safety/kinds.yaml</c> names it.</param>
/// <param name="Numbers">In the order in which to call.</param>
public sealed record EmergencyInfo(string Kind, IReadOnlyList<string> Numbers);

/// <summary>The evidence of a reply, for <c>channelData.answer</c> and the records.</summary>
/// <param name="Case">Slot → option, as far as known.</param>
/// <param name="InForce">First day of the version used.</param>
/// <param name="Score">Probability of the entry, 0…1; null when nothing was recognised.</param>
/// <param name="Sources">Ids of the sources behind the reply.</param>
public sealed record AnswerInfo(
    string? Entry,
    IReadOnlyDictionary<string, string> Case,
    string Release,
    DateOnly? InForce,
    double? Score,
    IReadOnlyList<string> Sources)
{
    /// <summary>Entries of further requests understood in the same message, which wait for their turn.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>The answer to a question of its own that was told, by id; null for an entry's.</summary>
    public string? Item { get; init; }

    /// <summary>
    /// The parts that the reply holds: those of its sheet (<see cref="PartKind"/>), or what was asked about
    /// (<see cref="Script.AskedPart"/> or a section), as data writes them. Empty where it tells none.
    /// </summary>
    public IReadOnlyList<string> Parts { get; init; } = [];
}
