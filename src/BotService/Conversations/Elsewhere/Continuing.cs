using System.Collections.Immutable;
using System.Text.Json;
using BotService.Conversations.Turns;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Handoff;

namespace BotService.Conversations.Elsewhere;

/// <summary>
/// A message that is the number of another conversation, or of a list given there, becomes the opening of this one in
/// that one's state. Any other message, and a number that nobody was given, stays as it came.
/// </summary>
internal sealed class Continuing(IContinuations continuations, FailedNumbers failed) : ITurnPreparation
{
    public async ValueTask<Waiting> PrepareAsync(Waiting turn, CancellationToken cancel)
    {
        var here = turn.Conversation.Id;
        var said = turn.Raw.Said is { Length: > 0 } text ? text : turn.Raw.Text("value");
        if (turn.Greeting || turn.Raw.Type != "message"
            || (ContinuationNumber.Read(said) ?? ContinuationNumber.ReadShort(said)) is not { } number
            || !failed.MayTry(here, number)) return turn;
        if (await continuations.FindAsync(number, cancel) is { } found)
        {
            await continuations.UsedAsync(number, here, cancel);
            return turn with { Greeting = true, State = StateOf(found, Read<DialogState>(turn.State)?.Handoff ?? HandoffStage.None) ?? turn.State };
        }

        failed.Add(here, number);
        return turn;
    }

    /// <summary>
    /// The other conversation's state. Where that has gone on to something else, a list's number still stands for its
    /// list, and tells nothing of what was talked about since. A person who is waited for comes there; who speaks here, speaks on.
    /// </summary>
    /// <param name="stage">Who speaks here.</param>
    private static string? StateOf(Continued found, HandoffStage stage)
    {
        var state = Read<DialogState>(found.State);
        if (found.Entry is not { } entry || state?.Topic?.Entry == entry || (found.Locale ?? state?.Locale) is not { } locale)
            return state is null ? found.State : JsonSerializer.Serialize(state with { Handoff = stage });
        var slots = Read<Dictionary<string, string>>(found.Slots) ?? [];
        var topic = new Topic(entry, slots.ToImmutableDictionary(), Answered: true, WholeList: true);
        return JsonSerializer.Serialize(
            new DialogState(locale, topic) { Supplier = state?.Supplier, Offices = state?.Offices ?? [], Handoff = stage });
    }

    private static T? Read<T>(string? json) where T : class
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
