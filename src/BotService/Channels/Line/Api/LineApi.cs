using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line.Api;

internal sealed class LineApi(
    LineHttp http, LineBots bots, LineContent content, IOptions<LineOptions> options) : ILineApi
{
    /// <summary>An answer that is not out by then is better tried again while its reply token lives.</summary>
    private static readonly TimeSpan ToSend = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Otherwise = TimeSpan.FromSeconds(15);

    public async Task<LineAnswer> CallAsync(
        LineAccount account, HttpMethod method, string path, JsonNode? body, CancellationToken cancel,
        Guid? retryKey = null)
    {
        using var request = new HttpRequestMessage(method, options.Value.ApiBase.TrimEnd('/') + path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(LineJson.Write(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        if (retryKey is { } key) request.Headers.Add("X-Line-Retry-Key", key.ToString("D"));

        return await http.AskAsync(
            account, request, path is LinePaths.Reply or LinePaths.Push ? ToSend : Otherwise, cancel);
    }

    public async Task<LineAnswer> UploadAsync(
        LineAccount account, string path, byte[] content, string mediaType, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.DataBase.TrimEnd('/') + path)
        {
            Content = new ByteArrayContent(content)
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return await http.AskAsync(account, request, Otherwise, cancel);
    }

    public Task<byte[]?> ContentAsync(LineAccount account, string messageId, int max, CancellationToken cancel) =>
        content.GetAsync(account, messageId, max, cancel);

    public ValueTask<LineBot?> BotAsync(LineAccount account, CancellationToken cancel) =>
        bots.GetAsync(account.Name, () => AskForBotAsync(account), cancel);

    private async Task<LineBot?> AskForBotAsync(LineAccount account)
    {
        try
        {
            var answer = await CallAsync(account, HttpMethod.Get, LinePaths.Bot, null, CancellationToken.None);
            return answer is { IsGood: true, Body: { } bot } && bot.Text("userId") is { } user
                && bot.Text("basicId") is { } basic
                ? new LineBot(user, basic, bot.Text("displayName") ?? "")
                : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
