using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.DirectLine;

/// <summary>Posting to a conversation and reading it by polling.</summary>
internal sealed partial class ActivityCalls(
    Gate gate, ITurnDoor bot, ActivityRenderer renderer, IOptions<DirectLineOptions> options, ILogger<ActivityCalls> log)
{
    /// <summary>Most activities in one answer; clients page until one is empty.</summary>
    public const int Page = 100;

    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// <c>POST conversations/{id}/activities</c>: answers as soon as the activity is stored; its turn runs afterwards.
    /// </summary>
    public async Task<IResult> PostAsync(HttpRequest request, string id, CancellationToken cancel)
    {
        var admission = gate.Admit(request, id);
        if (admission.Refusal is not null) return admission.Refusal;

        var body = await JsonBody.ReadAsync(request, options.Value.MaxBytesOf(admission.Caller!), cancel);
        if (body.Json is null) return body.Error ?? ProtocolError.BadSyntax("An activity is required.");

        if (await bot.FindAsync(id, cancel) is not { Channel: ConversationCalls.Channel } conversation)
            return ProtocolError.ConversationNotFound;

        var (activity, error) = ClientActivity.From(body.Json, admission.Caller!.Grant?.User ?? conversation.UserId);
        if (activity is null) return error!;

        var accepted = await bot.ReceiveAsync(id, activity, cancel);
        return Results.Json(new { id = accepted.ActivityId });
    }

    /// <summary><c>GET conversations/{id}/activities?watermark=</c>: what was said after the watermark.</summary>
    /// <remarks>
    /// The stock client stops polling for good on any answer but 200, 403 and 404. So a store that fails in passing is
    /// waited for, and then "nothing new" is the answer: the watermark stays, and the next poll gets everything.
    /// </remarks>
    public async Task<IResult> ReadAsync(HttpRequest request, string id, string? watermark, CancellationToken cancel)
    {
        var admission = gate.Admit(request, id);
        if (admission.Refusal is not null) return admission.Refusal;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.PatienceSeconds));
        while (true)
        {
            try
            {
                return await PageAsync(id, watermark, patience.Token).WaitAsync(patience.Token);
            }
            catch (Exception e) when (e is not UnknownConversationException && !cancel.IsCancellationRequested)
            {
                StoreFailed(log, id, e);
                if (patience.IsCancellationRequested || !await PauseAsync(patience.Token))
                    return Set([], Watermark.Parse(watermark, long.MaxValue) ?? 0);
            }
        }
    }

    /// <summary><c>POST conversations/{id}/upload</c>: files are not taken; nothing is read or stored.</summary>
    public IResult Upload(HttpRequest request, string id) =>
        gate.Admit(request, id).Refusal ?? ProtocolError.NotSupported("Files are not accepted.");

    private async Task<IResult> PageAsync(string id, string? watermark, CancellationToken cancel)
    {
        if (await bot.FindAsync(id, cancel) is not { Channel: ConversationCalls.Channel } conversation)
            return ProtocolError.ConversationNotFound;

        var asked = Watermark.Parse(watermark, conversation.LastSequence);
        if (asked is null && !string.IsNullOrEmpty(watermark)) WatermarkIgnored(log, id);

        var after = asked ?? 0;
        while (true)
        {
            var read = await bot.ReadAsync(id, after, Page, cancel);
            var shown = read.Where(ActivitySet.IsShown).Select(renderer.Render).ToList();
            after = read.Count > 0 ? read[^1].Sequence : after;
            // An empty set would end the client's paging too early when all of a full page is not for it.
            if (shown.Count > 0 || read.Count < Page) return Set(shown, after);
        }
    }

    private static IResult Set(IReadOnlyList<Activity> activities, long watermark) =>
        Results.Bytes(ActivitySet.Write(activities, watermark), "application/json; charset=utf-8");

    private static async Task<bool> PauseAsync(CancellationToken cancel)
    {
        await Task.Delay(RetryPause, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancel.IsCancellationRequested;
    }

    [LoggerMessage(1401, LogLevel.Warning, "Reading conversation {Conversation} failed")]
    private static partial void StoreFailed(ILogger log, string conversation, Exception fault);

    [LoggerMessage(1402, LogLevel.Information, "Conversation {Conversation}: a watermark that makes no sense counts as absent")]
    private static partial void WatermarkIgnored(ILogger log, string conversation);
}
