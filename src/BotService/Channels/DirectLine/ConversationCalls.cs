using BotService.Conversations;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.DirectLine;

/// <summary>Opening a conversation, and coming back to it.</summary>
internal sealed class ConversationCalls(
    Gate gate, Tokens tokens, ITurnDoor bot, Ids ids, IOptions<DirectLineOptions> options, IOptions<SiteOptions> site)
{
    /// <summary>
    /// The channel id in activities; conversations of other channels are out of reach here, even with a secret.
    /// </summary>
    public const string Channel = "directline";

    /// <summary>
    /// <c>POST conversations</c>: 201 when it is new, 200 when the token's conversation was open already.
    /// </summary>
    public async Task<IResult> StartAsync(HttpRequest request, CancellationToken cancel)
    {
        var admission = gate.Admit(request);
        if (admission.Refusal is not null) return admission.Refusal;

        var body = await JsonBody.ReadAsync(request, options.Value.MaxBytesOf(admission.Caller!), cancel);
        var (parameters, error) = body.Error is null ? Parameters.Read(body.Json) : (null, body.Error);
        if (parameters is null) return error!;

        var grant = admission.Caller!.Grant
            ?? new Grant(ids.Conversation(), BoundUser(parameters.UserId), parameters.Origins)
            {
                IsVoice = admission.Caller.IsVoice
            };
        var (conversation, created) = await bot.OpenAsync(
            new NewConversation(grant.Conversation, Channel, grant.User
                ?? parameters.UserId, parameters.Locale, null, null, Greet: true) { IsVoice = grant.IsVoice }, cancel);

        // Whoever opens has seen nothing yet, also on a second opening after a page was reloaded: the
        // stream begins at the beginning.
        return Results.Json(
            new Opened(conversation.Id, tokens.ForApi(grant), tokens.LifeInSeconds,
                StreamUrl(request, grant, after: 0)),
            statusCode: created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>
    /// <c>GET conversations/{id}?watermark=</c>: a fresh stream address; without a
    /// watermark only what comes from now on.
    /// </summary>
    public async Task<IResult> ReconnectAsync(
        HttpRequest request, string id, string? watermark, CancellationToken cancel)
    {
        var admission = gate.Admit(request, id);
        if (admission.Refusal is not null) return admission.Refusal;

        if (await bot.FindAsync(id, cancel) is not { Channel: Channel } conversation)
            return ProtocolError.ConversationNotFound;

        var grant = admission.Caller!.Grant ?? new Grant(id, BoundUser(conversation.UserId))
        {
            IsVoice = admission.Caller.IsVoice
        };
        var after = Watermark.Parse(watermark, conversation.LastSequence) ?? conversation.LastSequence;
        return Results.Json(
            new Opened(id, tokens.ForApi(grant), tokens.LifeInSeconds, StreamUrl(request, grant, after)));
    }

    /// <summary>A user id that clients would not take from a token is left to the activities.</summary>
    private static string? BoundUser(string? id) =>
        id?.StartsWith(Parameters.UserPrefix, StringComparison.Ordinal) == true ? id : null;

    private string StreamUrl(HttpRequest request, Grant grant, long after)
    {
        var origin = site.Value.Address("", $"{request.Scheme}://{request.Host}");
        return $"ws{origin["http".Length..]}{DirectLineRoom.Path}/conversations/{Uri.EscapeDataString(grant.Conversation)}/stream"
            + $"?watermark={Watermark.Of(after)}&t={tokens.ForStream(grant)}";
    }
}
