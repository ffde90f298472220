using BotService.Engine;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;

namespace BotService.Editing.Replay;

/// <summary>What a release says to one sentence, as two of them are compared.</summary>
/// <param name="Act">One of <see cref="ToldAct"/>.</param>
/// <param name="Entries">Those told, or those offered, by id and in the order of ids.</param>
/// <param name="Asks">What is asked next: a slot's id, or what else is waited for; null: nothing.</param>
/// <param name="Nearest">What the recogniser found nearest, the likeliest first; empty where nothing had to be recognised.</param>
internal sealed record ToldAnswer(
    string Act, IReadOnlyList<string> Entries, string? Asks, IReadOnlyList<Piece> Pieces, IReadOnlyList<Candidate> Nearest)
{
    /// <summary>The lines of its lists.</summary>
    public IEnumerable<(string Part, string Id)> Lines => Pieces.Where(p => p.Id.Length > 0).Select(p => (p.Part, p.Id)).Distinct();

    public static ToldAnswer Of(TurnResult turn)
    {
        var replies = turn.Replies;
        var told = replies.SelectMany(r => r.Answer.Also.Append(r.Answer.Entry)).OfType<string>();
        var act = replies.Any(r => r.Kind == ReplyKind.Emergency) ? ToldAct.Warned
            : replies.Any(r => r.Kind == ReplyKind.Choices) ? ToldAct.AskedBack
            : replies.Any(r => r.Kind is ReplyKind.Fallback) ? ToldAct.Refused
            : told.Any() ? ToldAct.Answered : ToldAct.Talked;
        var found = turn.Events.OfType<TurnEvent.Recognised>().FirstOrDefault()?.Recognition;
        return new ToldAnswer(
            act, Ordered(act == ToldAct.AskedBack ? told.Concat(turn.State.EntriesOffered()) : told), AsksOf(turn.State),
            [.. SaidPieces.Of(replies)], [.. (found?.Candidates ?? []).Take(3)]);
    }

    /// <param name="sheet">Null: no list can be made any more.</param>
    public static ToldAnswer Of(Sheet? sheet) => sheet is null ? new(ToldAct.Refused, [], null, [], [])
        : new(ToldAct.Answered, [sheet.Entry], null, [.. SaidPieces.Of(sheet)], []);

    /// <summary>The quick way to see that nothing is different.</summary>
    public static bool IsSame(TurnResult one, TurnResult other) =>
        AsksOf(one.State) == AsksOf(other.State) && SaidPieces.Of(one.Replies).SequenceEqual(SaidPieces.Of(other.Replies))
        && one.Replies.Select(r => r.Answer.Entry).SequenceEqual(other.Replies.Select(r => r.Answer.Entry));

    private static string? AsksOf(DialogState state) => state.Expecting switch
    {
        Expecting.Slot => state.ExpectedSlot,
        Expecting.Supplier => "supplier",
        Expecting.Entry => "entry",
        _ => null,
    };

    private static IReadOnlyList<string> Ordered(IEnumerable<string> entries) =>
        [.. entries.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

internal static class ToldAct
{
    public const string Answered = "answered", AskedBack = "asked-back", Refused = "refused", Talked = "talked", Warned = "warned";
}
