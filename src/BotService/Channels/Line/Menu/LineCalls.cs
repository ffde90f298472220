using System.Text.Json.Nodes;
using BotService.Channels.Line.Api;

namespace BotService.Channels.Line.Menu;

/// <summary>Calls as one account, for those who can only go on when LINE agrees.</summary>
/// <remarks>Every member throws <see cref="LineRefusedException"/> when LINE does not.</remarks>
internal sealed class LineCalls(ILineApi api, LineAccount account, CancellationToken cancel)
{
    public LineAccount Account => account;

    public Task<JsonObject> GetAsync(string path) => AskAsync(HttpMethod.Get, path);

    /// <returns>Null when LINE has no such thing.</returns>
    public async Task<JsonObject?> FindAsync(string path)
    {
        var answer = await TryAsync(() => api.CallAsync(account, HttpMethod.Get, path, null, cancel));
        return answer.Status == StatusCodes.Status404NotFound ? null : Good(answer, HttpMethod.Get, path);
    }

    public Task<JsonObject> PostAsync(string path, JsonNode? body) => AskAsync(HttpMethod.Post, path, body);

    public Task DeleteAsync(string path) => AskAsync(HttpMethod.Delete, path);

    public async Task UploadAsync(string path, byte[] content, string mediaType) =>
        Good(await TryAsync(() => api.UploadAsync(account, path, content, mediaType, cancel)), HttpMethod.Post, path);

    /// <summary>The same account, for what must be done also when the rest was called off.</summary>
    public LineCalls ToTheEnd() => new(api, account, CancellationToken.None);

    private async Task<JsonObject> AskAsync(HttpMethod method, string path, JsonNode? body = null) =>
        Good(await TryAsync(() => api.CallAsync(account, method, path, body, cancel)), method, path);

    private static JsonObject Good(LineAnswer answer, HttpMethod method, string path) =>
        answer.IsGood ? answer.Body
            ?? [] : throw new LineRefusedException(answer.Status, $"{method} {path}", answer.Body);

    private async Task<LineAnswer> TryAsync(Func<Task<LineAnswer>> call)
    {
        try
        {
            return await call();
        }
        catch (HttpRequestException e)
        {
            throw new LineRefusedException($"LINE cannot be reached: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new LineRefusedException("LINE did not answer in time.");
        }
    }
}
