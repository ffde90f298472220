#pragma warning disable MEAI001 // The seam for speech is marked as experimental; nothing but this file depends on it.
using System.Text.Json.Nodes;
using BotService.Channels.Line.Api;
using BotService.Conversations;
using BotService.Conversations.Turns;
using BotService.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line.Voice;

/// <summary>
/// Puts voice messages into words, when somebody has registered an <see cref="ISpeechToTextClient"/>; nobody does by
/// default. Without words the turn stays a voice message, and the engine says that those are not understood here.
/// </summary>
internal sealed partial class VoiceMessages(
    ILineApi api, IOptions<LineOptions> options, TimeProvider time, ILogger<VoiceMessages> log,
    ISpeechToTextClient? speech = null) : ITurnPreparation
{
    private const int LargestContent = 10 * 1024 * 1024;

    /// <summary>For fetching and listening together: more of a reply token's minute is not to be spent on it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async ValueTask<Waiting> PrepareAsync(Waiting turn, CancellationToken cancel)
    {
        if (speech is null || Content(turn) is not { } content || Account(turn) is not { } account) return turn;

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            // Waited for from outside too: a client that ignores its token must not hold the conversation.
            return await ListenAsync(account, content, either.Token).WaitAsync(either.Token) is { Length: > 0 } words
                ? Worded(turn, words) : turn;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            NotUnderstood(log, turn.ActivityId, turn.Conversation.Id, e.GetType().Name);
            return turn;
        }
    }

    private async Task<string?> ListenAsync(LineAccount account, string content, CancellationToken cancel)
    {
        if (await api.ContentAsync(account, content, LargestContent, cancel) is not { Length: > 0 } sound) return null;

        using var stream = new MemoryStream(sound, writable: false);
        return (await speech!.GetTextAsync(stream, options: null, cancel)).Text?.Trim();
    }

    private LineAccount? Account(Waiting turn) =>
        turn.Conversation.Reference is { } reference ? LineReference.Parse(reference).FindAccount(options.Value) : null;

    private static string? Content(Waiting turn) =>
        turn.Conversation.Channel.StartsWith(LineReference.ChannelPrefix, StringComparison.Ordinal)
        && turn.Raw.Json["attachments"] is JsonArray attachments
        && attachments.Any(
            one => one is JsonObject attachment && new Activity(attachment).Text("contentType") == "audio")
        && turn.Raw.Object("channelData") is { } data ? new Activity(data).Text("content") : null;

    /// <summary>The words in place of the sound, as if they had been written.</summary>
    private static Waiting Worded(Waiting turn, string words)
    {
        var json = turn.Raw.Json.DeepClone().AsObject();
        json.Remove("attachments");
        json["text"] = words;
        return turn with { Raw = new Activity(json) };
    }

    [LoggerMessage(1660, LogLevel.Warning, "The voice message {Activity} of conversation {Conversation} was not put into words: {Error}")]
    private static partial void NotUnderstood(ILogger log, string activity, string conversation, string error);
}
