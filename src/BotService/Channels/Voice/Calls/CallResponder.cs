using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Channels.Voice.Speaking;
using BotService.Conversations;
using BotService.Conversations.Calls;
using BotService.Conversations.Elsewhere;
using BotService.Conversations.Held;
using BotService.Conversations.Turns;
using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.Calls;

/// <summary>
/// Answers a call's turns: what the desk decides itself, or the assistant's answer put for the ear; nobody on the line waits for
/// an approval. All other turns go on as they would without calls.
/// </summary>
internal sealed class CallResponder(
    Assistant assistant, HeldResponder others, Release release, ISpeechWriter writer, CallTargets targets, CallMessages messages,
    CallCodes codes, ICalls calls, IConversations conversations, IOptions<VoiceOptions> options, TimeProvider time) : IResponder
{
    /// <summary>Who calls again within this time is asked whether to go on.</summary>
    private static readonly TimeSpan Cut = TimeSpan.FromMinutes(10);

    private readonly CallDesk desk = new(release, writer, targets, options.Value.IsRecorded);

    public async Task<TurnCommit> AnswerAsync(Waiting turn, CancellationToken cancel)
    {
        var known = CallState.Read(turn.State, turn.Conversation.Id);
        var happened = turn.Greeting && turn.Raw.Type != "message" ? Opening(turn) : CallEvent.Of(turn.Raw);
        if (known is null && !CallMark.Begins(turn)) return await others.AnswerAsync(turn, cancel);

        // A gateway over Direct Line tells of its start when the conversation is open already.
        if (known is not null && happened is CallEvent.Started) return Nothing(turn, known);
        var state = known ?? new CallState(turn.Conversation.Id, release.Pages.For(Locale(turn, happened)).Locale)
        {
            Organisation = turn.Raw.Object("channelData") is { } data ? new Activity(data).Text("organisation") : null,
        };
        state = state with { Began = known?.Began ?? turn.At, IsLong = turn.At - (known?.Began ?? turn.At) > CallDesk.Enough };
        var facts = await FactsAsync(turn, state, happened, cancel);
        if (turn.Greeting && turn.Raw.Type == "message") return Told(turn, state, turn, facts);
        return desk.Next(state, happened, turn.Sequence, facts.Desk) switch
        {
            CallStep.Ask ask => Told(turn, ask.State, Saying(turn, ask.State, ask.Text, ask.Entry), facts),
            CallStep.AskHeard ask => Told(
                turn, ask.State, Saying(turn, ask.State, await HeardAsync(turn, ask.Sequence, cancel)), facts),
            CallStep.Resume resume => Told(
                turn, resume.State, Saying(turn, resume.State, "") with { Greeting = true, State = facts.State }, facts),
            CallStep.Send send => await TakenAsync(turn, send.State, cancel),
            CallStep.Quiet quiet => Nothing(turn, quiet.State, quiet.Note),
            var step => Spoken(Opened(turn), turn, (CallStep.Speak)step),
        };
    }

    private sealed record Facts(CallFacts Desk, string? State);

    /// <summary>The assistant's turn on other words than came, with its answer for the ear.</summary>
    private TurnCommit Told(Waiting turn, CallState state, Waiting asked, Facts facts)
    {
        var commit = assistant.Decide(asked);
        commit = commit with { Turn = turn, State = commit.State ?? turn.State ?? Opened(turn).State };
        var after = JsonSerializer.Deserialize<DialogState>(commit.State!);
        var replies = commit.Replies.Select(said => said.Spoken!.Reply).ToList();
        return desk.Tell(state, replies, after, facts.Desk) switch
        {
            CallStep.Speak spoken => Spoken(commit, turn, spoken),
            CallStep.Ask again => Told(
                turn, again.State, Saying(turn with { State = commit.State }, again.State, again.Text), facts),
            var step => throw new InvalidOperationException($"An answer leads to {step.GetType().Name}."),
        };
    }

    private async Task<TurnCommit> TakenAsync(Waiting turn, CallState state, CancellationToken cancel)
    {
        var opened = Opened(turn);
        if (!state.HasList)
            return Spoken(opened, turn, desk.Again(state, [desk.Words(state).Say(PassageKind.Notice, "code-none")]));
        var code = await codes.NewAsync(time.GetUtcNow(), cancel);
        return Spoken(opened, turn, desk.Take(state, code.Code)) with { Continuations = [code] };
    }

    /// <param name="commit">What else the turn leaves behind; its last reply carries the words.</param>
    private TurnCommit Spoken(TurnCommit commit, Waiting turn, CallStep.Speak step)
    {
        var language = desk.Words(step.State).Locale;
        var said = messages.Of(turn, commit.Replies, step, language, release.Id);
        // A gateway that hears and speaks itself goes on in the language it was told.
        var before = CallState.Read(turn.State, turn.Conversation.Id);
        if (before is null || desk.Words(before).Locale != language)
            said = [messages.Configure(turn, language), .. said];
        var notes = step.Meant?.Emergency is { } danger
            ? [.. commit.Notes, new TurnNote.Emergency(danger.Kind, step.State.Locale, Sure: true, danger.Numbers, "")]
            : commit.Notes;
        return commit with { Replies = said, Notes = notes, State = step.State.Into(commit.State!), Push = false };
    }

    private TurnCommit Nothing(Waiting turn, CallState state, string? note = null)
    {
        var opened = Opened(turn);
        return opened with
        {
            State = state.Into(opened.State!), Replies = note is null ? [] : [messages.Note(turn, note)],
        };
    }

    /// <summary>A turn that says nothing yet: with the dialog's state, or the one that it begins with.</summary>
    private TurnCommit Opened(Waiting turn)
    {
        var locale = release.Pages.For(Locale(turn, null)).Locale;
        var silent = assistant.Silent(turn);
        return silent with
        {
            State = turn.State ?? Begun(turn, locale), Record = silent.Record with { Locale = locale },
        };
    }

    /// <summary>The dialog's state once it has greeted, with what it offers then.</summary>
    private string? Begun(Waiting turn, string locale) => assistant.Decide(
        Saying(turn, new CallState("", locale), "") with { Greeting = true, State = null }).State;

    private async Task<Facts> FactsAsync(Waiting turn, CallState state, CallEvent happened, CancellationToken cancel)
    {
        var arrived = happened is CallEvent.Silent && state is { Code: { } code, Arrived: false }
            && await codes.ArrivedAsync(code, cancel);
        var asks = happened is CallEvent.Started
            || state.Choices.Any(choice => KeyActs.Read(choice.Act).Act == KeyActs.Resume);
        var earlier = asks ? await calls.EarlierAsync(turn.Conversation.Id, turn.At - Cut, cancel) : null;
        var entry = earlier is null ? null : JsonSerializer.Deserialize<DialogState>(earlier)?.Topic?.Entry;
        var name = entry is null ? null : release.Library.Card(entry, state.Locale)?.Short;
        var masked = happened is CallEvent.Heard { Confidence: < HeardSentence.Unsure }
            ? await HeardAsync(turn, turn.Sequence, cancel) : null;
        return new Facts(new CallFacts(name, arrived, state.Organisation, masked), earlier);
    }

    /// <summary>What was said for the caller, as a message of the language spoken in the call.</summary>
    /// <param name="entry">A menu of ours offers as the engine does: the text means this entry, whatever else it
    /// could.</param>
    private static Waiting Saying(Waiting turn, CallState call, string text, string? entry = null)
    {
        var json = new JsonObject { ["type"] = "message", ["text"] = text, ["locale"] = call.Locale };
        if (turn.Raw.FromId is { } from) json["from"] = new JsonObject { ["id"] = from };
        if (call.Organisation is { } organisation)
            json["channelData"] = new JsonObject { ["organisation"] = organisation };
        var state = turn.State is { } kept
            ? JsonSerializer.Deserialize<DialogState>(kept)! : new DialogState(call.Locale);
        state = state with { Locale = call.Locale };
        if (entry is not null) state = state with { Offers = [new Offer(text, $"entry:{entry}")] };
        return turn with { Raw = new Activity(json), Greeting = false, State = JsonSerializer.Serialize(state) };
    }

    /// <summary>The masked sentence, which is all that is left of it.</summary>
    private async Task<string> HeardAsync(Waiting turn, long sequence, CancellationToken cancel) =>
        (await conversations.ReadAsync(turn.Conversation.Id, sequence - 1, 1, cancel)).FirstOrDefault()?.Said ?? "";

    private static CallEvent.Started Opening(Waiting turn) => new(null, null, turn.Raw.Locale);

    private static string? Locale(Waiting turn, CallEvent? happened) => (happened as CallEvent.Started)?.Language
        ?? Hosting.LanguageTag.OrNull(turn.Raw.Locale) ?? turn.Conversation.Locale;
}
