using BotService.Conversations;
using BotService.Conversations.Held;
using BotService.Engine.Dialogs;
using BotService.Held;
using BotService.Protocol;
using BotService.Review.Low;

namespace BotService.Storage;

/// <summary>An answer that is held, as its table has it.</summary>
internal sealed class HeldRow
{
    public long Number { get; init; }
    public required string Conversation { get; init; }
    public string? Asker { get; init; }
    public long Inbox { get; init; }
    public required string Activity_Id { get; init; }
    public long Turns { get; init; }
    public long Rule { get; init; }
    public required string Entry { get; init; }
    public string? Organisation { get; init; }
    public required string Channel { get; init; }
    public required string Locale { get; init; }
    public required string Question { get; init; }
    public string? Replies { get; init; }
    public string? Kept { get; init; }
    public DateTimeOffset Held_At { get; init; }
    public DateTimeOffset Due_At { get; init; }
    public DateTimeOffset Lapses_At { get; init; }
    public required string Status { get; init; }
    public string? Edit { get; init; }
    public string? Word { get; init; }
    public string? Decided_By { get; init; }
    public DateTimeOffset? Decided_At { get; init; }
    public long Version { get; init; }
    public long Place { get; init; }

    public HeldAnswer Answer => new(
        Number, Conversation, Asker, Rule, Entry, Organisation, Channel, Locale, Question, Held_At, Due_At, Lapses_At, Status, (int)Version)
    {
        Replies = Replies is null ? [] : [.. Json.Read<string[]>(Replies).Select(r => StoredJson.Read(0, r, fromBot: true))],
        Turn = Rest?.Record is { } record ? TurnOf(record) : null,
        State = Rest?.State, Edit = Edit, Word = Word, DecidedBy = Decided_By, DecidedAt = Decided_At,
    };

    /// <summary>Where the next page of a list begins.</summary>
    public string Key => new PlaceKey(Place, Due_At, Number).ToString();

    private HeldRows.Rest? Rest => Kept is null ? null : Json.Read<HeldRows.Rest>(Kept);

    /// <summary>What the turn leaves behind now that it is decided; receipts and numbers begin to count now.</summary>
    public TurnCommit Sent(Conversation conversation, HeldDecision decision, DateTimeOffset at)
    {
        var rest = Rest!;
        var isGiven = decision.Replies.Select(r => r.Spoken?.Receipt).OfType<string>().ToHashSet(StringComparer.Ordinal);
        TurnNote[] notes = decision.Miss is { } reason
            ? [new TurnNote.Unanswered(Question, rest.Record.Language, reason, rest.Record.Rivals)] : [];
        var turn = new Waiting(Inbox, 0, Activity_Id, new Activity([]), Greeting: false, conversation, Turns, null) { At = Held_At };
        return new TurnCommit(
            turn, at, decision.IsAnswer ? rest.State : null, decision.Replies,
            [.. rest.Receipts.Where(r => isGiven.Contains(r.Id)).Select(r => r with { At = at })],
            decision.IsAnswer ? rest.Record : rest.Record with { Kind = "fallback" },
            decision.IsAnswer ? rest.Notes : notes, Push: conversation.ServiceUrl is not null)
        {
            Continuations = decision.IsAnswer ? [.. rest.Continuations.Select(c => c with { At = at })] : [],
        };
    }

    private static TalkTurn TurnOf(TurnRecord record) => new(
        record.Kind, record.Entry, record.Case, record.Score, [.. record.Rivals.Select(r => (r.Entry, r.Probability))], record.Outcome,
        record.Language, record.Release, record.Milliseconds, record.Explanation is { } why ? TalkStore.Why(why) : null);
}
