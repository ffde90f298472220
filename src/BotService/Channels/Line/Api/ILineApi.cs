using System.Text.Json.Nodes;

namespace BotService.Channels.Line.Api;

/// <summary>
/// LINE's Messaging API, as an account. Every call is logged with time, method, path, status and
/// request id, never with contents.
/// </summary>
/// <remarks>
/// A call whose end is not known throws: <see cref="HttpRequestException"/>, or
/// <see cref="TaskCanceledException"/> after its time is up.
/// </remarks>
internal interface ILineApi
{
    /// <param name="path">Such as <c>/v2/bot/message/reply</c>.</param>
    /// <param name="retryKey">For push only.</param>
    Task<LineAnswer> CallAsync(
        LineAccount account, HttpMethod method, string path, JsonNode? body, CancellationToken cancel,
        Guid? retryKey = null);

    /// <summary>Sends content, such as a rich menu's picture, to <see cref="LineOptions.DataBase"/>.</summary>
    Task<LineAnswer> UploadAsync(
        LineAccount account, string path, byte[] content, string mediaType, CancellationToken cancel);

    /// <summary>What a citizen sent; null when it is gone, not ready in time, or larger than allowed.</summary>
    /// <param name="max">In bytes.</param>
    Task<byte[]?> ContentAsync(LineAccount account, string messageId, int max, CancellationToken cancel);

    /// <summary>The account's own bot, asked once and remembered; null while LINE cannot be reached.</summary>
    ValueTask<LineBot?> BotAsync(LineAccount account, CancellationToken cancel);
}

/// <param name="UserId">The destination of the account's webhooks.</param>
/// <param name="BasicId">Such as <c>@123abcde</c>: the name in links to the account.</param>
internal sealed record LineBot(string UserId, string BasicId, string DisplayName);
