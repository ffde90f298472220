using System.Text.Json.Serialization;
using BotService.Conversations;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.DirectLine;

/// <summary>What every call about tokens and conversations answers with.</summary>
internal sealed record Opened(
    [property: JsonPropertyName("conversationId")] string ConversationId,
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("streamUrl"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StreamUrl = null);

/// <summary>
/// Tokens: for the holder of a secret, for the holder of a token that still holds, and for our own page.
/// </summary>
internal sealed class TokenCalls(
    Gate gate, Tokens tokens, Origins origins, Ids ids, IOptions<DirectLineOptions> options)
{
    /// <summary><c>POST tokens/generate</c>: a token for a conversation that does not exist yet.</summary>
    public async Task<IResult> GenerateAsync(HttpRequest request, CancellationToken cancel)
    {
        var admission = gate.Admit(request);
        if (admission.Refusal is not null) return admission.Refusal;

        if (!admission.Caller!.HasSecret) return ProtocolError.Forbidden("Generating a token takes a secret.");

        var body = await JsonBody.ReadAsync(request, options.Value.MaxBytesOf(admission.Caller), cancel);
        var (parameters, error) = body.Error is null ? Parameters.Read(body.Json) : (null, body.Error);
        if (parameters is null) return error!;

        if (parameters.UserId?.StartsWith(Parameters.UserPrefix, StringComparison.Ordinal) == false)
        {
            return ProtocolError.BadArgument($"'user.id' must start with '{Parameters.UserPrefix}'.");
        }

        return Answer(new Grant(ids.Conversation(), parameters.UserId, parameters.Origins)
        {
            IsVoice = admission.Caller.IsVoice
        });
    }

    /// <summary><c>POST tokens/refresh</c>: the same conversation and user, a new life.</summary>
    public IResult Refresh(HttpRequest request)
    {
        var admission = gate.Admit(request);
        return admission.Refusal is not null ? admission.Refusal
            : admission.Caller!.Grant is { } grant ? Answer(grant)
            : ProtocolError.Forbidden("Only a token can be refreshed.");
    }

    /// <summary><c>POST /webchat/token</c>: anybody who opens the page may talk, as a user nobody can guess.</summary>
    public IResult ForPage(HttpRequest request) =>
        origins.MayAskForToken(request)
            ? Answer(new Grant(ids.Conversation(), Parameters.UserPrefix + ids.Text(26)))
            : ProtocolError.Forbidden("This origin is not trusted; see DirectLine:TrustedOrigins.");

    private IResult Answer(Grant grant) =>
        Results.Json(new Opened(grant.Conversation, tokens.ForApi(grant), tokens.LifeInSeconds));
}
