using System.Globalization;
using System.Text.Json.Serialization;
using BotService.Conversations;

namespace BotService.Protocol;

/// <summary>
/// A refusal as the Bot Framework's protocols word it: <c>{"error":{"code":"…","message":"…"}}</c>. The code is
/// contract, the message is for developers.
/// </summary>
/// <param name="Status">HTTP status, 400…599.</param>
internal sealed record ProtocolError(int Status, string Code, string Message) : IResult
{
    public static ProtocolError BadSyntax(string message) => new(400, "BadSyntax", message);

    public static ProtocolError BadArgument(string message) => new(400, "BadArgument", message);

    public static ProtocolError Missing(string property) =>
        new(400, "MissingProperty", $"The property '{property}' is required.");

    public static ProtocolError Unauthorized(string message) => new(401, "Unauthorized", message);

    public static ProtocolError Forbidden(string message) => new(403, "Forbidden", message);

    public static ProtocolError TokenExpired { get; } = new(403, "TokenExpired", "Token has expired.");

    public static ProtocolError ConversationNotFound { get; } = new(
        404, "ConversationNotFound", "Conversation not found.");

    public static ProtocolError NotFound { get; } = new(404, "NotFound", "There is no such resource.");

    public static ProtocolError TooBig(int maxBytes) =>
        new(413, "MessageSizeTooBig", $"At most {maxBytes} bytes are accepted.");

    public static ProtocolError NotSupported(string message) => new(415, "NotSupported", message);

    public static ProtocolError TooManyRequests { get; } = new(
        429, "TooManyRequests", "Too many requests; retry later.");

    public static ProtocolError ServiceError { get; } = new(500, "ServiceError", "The request could not be served.");

    public static ProtocolError Busy { get; } =
        Unavailable("Too much is being sent at this moment; retry later.") with
        {
            RetryAfterSeconds = RawBody.RetryAfterSeconds
        };

    /// <summary>The store keeps nothing at this moment; the caller has it still and sends it again.</summary>
    public static ProtocolError NotStored { get; } =
        Unavailable("It could not be stored; send it again later.") with
        {
            RetryAfterSeconds = RawBody.RetryAfterSeconds
        };

    public static ProtocolError Unavailable(string message) => new(503, "ServiceUnavailable", message);

    /// <summary>When to ask again, if that helps.</summary>
    public int? RetryAfterSeconds { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Status == StatusCodes.Status401Unauthorized) httpContext.Response.Headers.WWWAuthenticate = "Bearer";

        if (RetryAfterSeconds is { } seconds)
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

        return httpContext.Response.WriteAsJsonAsync(
            new Envelope(new Inner(Code, Message)), httpContext.RequestAborted);
    }

    private sealed record Envelope([property: JsonPropertyName("error")] Inner Error);

    private sealed record Inner(
        [property: JsonPropertyName("code")] string Code, [property: JsonPropertyName("message")] string Message);
}
