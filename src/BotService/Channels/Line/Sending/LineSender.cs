using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Channels.Line.Api;
using BotService.Conversations;
using BotService.Engine.Data;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line.Sending;

/// <summary>
/// Answers on LINE: with the reply token, which costs nothing, and by push only when no token is left and the account
/// allows it. Why it takes which way after which answer: docs/decisions/0010-line-replies.md.
/// </summary>
internal sealed partial class LineSender(
    ILineApi api, LineForms forms, ISlowTurns slow, PushBudget budget, IOptions<LineOptions> options, TimeProvider time,
    ILogger<LineSender> log) : IOutboxChannel
{
    public const string ByReply = "reply";

    public const string ByPush = "push";

    /// <summary>LINE promises a minute; what is on its way needs some of it.</summary>
    internal static readonly TimeSpan Fresh = TimeSpan.FromSeconds(50);

    /// <summary>
    /// Where push is not allowed an older token is tried all the same: LINE may still take
    /// it, and nothing else is left.
    /// </summary>
    private static readonly TimeSpan LastHope = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan QuotaWait = TimeSpan.FromHours(1);

    private static readonly TimeSpan RateWait = TimeSpan.FromSeconds(2);

    private readonly SpentTokens spent = new(time);
    private long unanswered;

    public bool Handles(string channel) => channel.StartsWith(LineReference.ChannelPrefix, StringComparison.Ordinal);

    public async Task<Delivery> SendAsync(OutboxTurn turn, CancellationToken cancel)
    {
        if (Reference(turn.Reference) is not { } reference) return Delivery.Refused("no reference");

        if (reference.FindAccount(options.Value) is not { } account) return Delivery.Failed("account not configured");

        // Before the first call: a sign of waiting that overtakes the answer would stay after it.
        slow.Answered(turn.Conversation);
        var written = forms.Write(turn, account);
        if (written.Count == 0) return Delivery.Taken;

        if (LineTicket.Parse(turn.Ticket) is { } ticket && MayReply(ticket, account)
            && await ReplyAsync(turn, account, ticket, written, cancel) is { } replied)
        {
            return replied;
        }

        if (!account.AllowPush)
        {
            if (IsLate(turn)) return Delivery.Parked;
            NoTokenLeft(turn.Conversation, account.Name, Interlocked.Increment(ref unanswered));
            return Delivery.Refused("no reply token left");
        }

        return await PushAsync(turn, account, reference.To, written, cancel);
    }

    /// <summary>
    /// What a person said or let go out, or a notice, is not lost with the token: it goes with the next answer.
    /// </summary>
    private static bool IsLate(OutboxTurn turn) => turn.Replies.All(reply => Stamp.IsLate(reply.Said.Activity));

    private bool MayReply(LineTicket ticket, LineAccount account) =>
        Age(ticket) < (account.AllowPush ? Fresh : LastHope) && !spent.Contains(ticket.ReplyToken);

    /// <summary>
    /// Of a time too far ahead, which a clock that is wrong may give, as much is known as of one too long ago.
    /// </summary>
    private TimeSpan Age(LineTicket ticket) => (time.GetUtcNow() - ticket.At).Duration();

    /// <returns>Null when the token is gone and nothing was sent with it.</returns>
    private async Task<Delivery?> ReplyAsync(
        OutboxTurn turn, LineAccount account, LineTicket ticket, IReadOnlyList<JsonObject> written,
        CancellationToken cancel)
    {
        // An attempt before this one may have been accepted only while the token was good.
        var mayBeTaken = turn.Uncertain && Age(ticket) < Fresh;
        foreach (var (body, _) in LineForms.Of(turn, written))
        {
            body["replyToken"] = ticket.ReplyToken;
            var (answer, unheard) = await PostAsync(account, LinePaths.Reply, body, null, cancel);
            if (answer is null) return unheard;

            switch (LineVerdicts.OnReply(answer))
            {
                case LineVerdict.Accepted:
                    return Delivery.Taken with { Way = ByReply };
                case LineVerdict.TokenGone when mayBeTaken:
                    TakenBefore(turn.Conversation);
                    return Delivery.Taken with { Way = ByReply };
                case LineVerdict.TokenGone:
                    spent.Add(ticket.ReplyToken);
                    return null;
                case LineVerdict.MessagesRefused:
                    // LINE keeps the token of a request that it refuses for its messages.
                    LogRefused(turn, answer);
                    break;
                case var verdict:
                    return Otherwise(verdict, answer);
            }
        }

        return Delivery.Refused("messages refused");
    }

    private async Task<Delivery> PushAsync(
        OutboxTurn turn, LineAccount account, string to, IReadOnlyList<JsonObject> written, CancellationToken cancel)
    {
        foreach (var (body, plain) in LineForms.Of(turn, written))
        {
            body["to"] = to;
            var (answer, unheard) = await PostAsync(account, LinePaths.Push, body, RetryKey.Of(turn, plain), cancel);
            if (answer is null) return unheard;

            switch (LineVerdicts.OnPush(answer))
            {
                case LineVerdict.Accepted:
                    return Delivery.Taken with { Way = ByPush };
                case LineVerdict.ReceiverRefused:
                    return Delivery.Refused($"push status {answer.Status}");
                case LineVerdict.QuotaUsedUp:
                    QuotaUsedUp(account.Name, QuotaWait);
                    budget.Spent(account);
                    return IsLate(turn) ? Delivery.Parked : Delivery.Failed("quota used up", QuotaWait);
                case LineVerdict.MessagesRefused:
                    LogRefused(turn, answer);
                    break;
                case var verdict:
                    return Otherwise(verdict, answer);
            }
        }

        return Delivery.Refused("messages refused");
    }

    private static Delivery Otherwise(LineVerdict verdict, LineAnswer answer) => verdict switch
    {
        LineVerdict.Fault => Delivery.Unknown($"status {answer.Status}") with { RetryAfter = answer.RetryAfter },
        LineVerdict.TooMany => Delivery.Failed($"status {answer.Status}", answer.RetryAfter ?? RateWait),
        _ => Delivery.Failed($"status {answer.Status}", answer.RetryAfter),
    };

    private async Task<(LineAnswer? Answer, Delivery Unheard)> PostAsync(
        LineAccount account, string path, JsonObject body, Guid? retryKey, CancellationToken cancel)
    {
        try
        {
            return (await api.CallAsync(account, HttpMethod.Post, path, body, cancel, retryKey), Delivery.Taken);
        }
        catch (Exception failure) when (LineHttp.NeverConnected(failure))
        {
            return (null, Delivery.Failed("no connection"));
        }
        catch (Exception failure) when (failure is HttpRequestException
            || failure is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return (null, Delivery.Unknown(failure.GetType().Name));
        }
    }

    private static LineReference? Reference(string? json)
    {
        try
        {
            return json is null ? null : LineReference.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void LogRefused(OutboxTurn turn, LineAnswer answer)
    {
        var properties = string.Join(", ", LineVerdicts.Properties(answer));
        MessagesRefused(
            turn.Conversation, turn.Replies[0].Id, answer.Status,
            properties.Length <= 500 ? properties : properties[..500], answer.RequestId);
    }

    [LoggerMessage(1620, LogLevel.Error, "LINE refuses the messages of reply {Message} in conversation {Conversation} with {Status} for {Properties}, request {RequestId}")]
    private partial void MessagesRefused(
        string conversation, long message, int status, string properties, string? requestId);

    [LoggerMessage(1622, LogLevel.Warning, "Conversation {Conversation}: no reply token is left and LINE account {Account} may not push; {Count} turns unanswered for that since the start")]
    private partial void NoTokenLeft(string conversation, string account, long count);

    [LoggerMessage(1623, LogLevel.Error, "LINE account {Account}: the month's messages are used up; what needs a push waits, next attempt in {Delay}")]
    private partial void QuotaUsedUp(string account, TimeSpan delay);

    [LoggerMessage(1624, LogLevel.Information, "Conversation {Conversation}: the reply token was used by an attempt whose end was unknown; the reply counts as taken")]
    private partial void TakenBefore(string conversation);
}
