using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace BotService.Channels.Line.Api;

/// <summary>
/// One request to LINE: authorised, bounded in time and size, and logged as LINE's guidelines ask, without
/// contents, ids of citizens or tokens.
/// </summary>
/// <remarks>
/// An <see cref="HttpRequestException"/> whose error is of <see cref="NeverConnected"/> says that nothing
/// was sent. After any other the request may have been carried out, as after
/// <see cref="TaskCanceledException"/> when its time was up.
/// </remarks>
internal sealed partial class LineHttp(HttpClient http, TimeProvider time, ILogger<LineHttp> log)
{
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>Errors before the first byte of a request leaves.</summary>
    public static bool NeverConnected(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>
    /// The answer with its body, read as JSON. A body that is cut off or too large is left out: the
    /// status alone says what LINE did.
    /// </summary>
    public Task<LineAnswer> AskAsync(
        LineAccount account, HttpRequestMessage request, TimeSpan patience, CancellationToken cancel) => SendAsync(
        account, request, patience,
        async (response, ending) => Answer(response, await BodyAsync(response.Content, ending, cancel)), cancel);

    /// <summary>
    /// The answer's body as it is, at most <paramref name="max"/> bytes; null when it is
    /// longer or the status is not 200.
    /// </summary>
    public Task<(int Status, byte[]? Content)> FetchAsync(
        LineAccount account, HttpRequestMessage request, TimeSpan patience, int max,
        CancellationToken cancel) => SendAsync(
        account, request, patience,
        async (response, ending) =>
            ((int)response.StatusCode,
                (int)response.StatusCode == 200 ? await ReadAsync(response.Content, max, ending) : null), cancel);

    private async Task<T> SendAsync<T>(
        LineAccount account, HttpRequestMessage request, TimeSpan patience,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        using var timer = new CancellationTokenSource(patience, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, timer.Token);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", account.ChannelAccessToken);
        var began = time.GetTimestamp();
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            var result = await read(response, ending.Token);
            Called(
                response.IsSuccessStatusCode ? LogLevel.Information : LogLevel.Warning,
                account.Name, request.Method.Method, Path(request), (int)response.StatusCode,
                Header(response, "x-line-request-id"), Since(began));
            if (Header(response, "x-line-accepted-request-id") is { } accepted) AcceptedBefore(account.Name, accepted);

            return result;
        }
        catch (Exception failure)
        {
            NotAnswered(account.Name, request.Method.Method, Path(request), failure.GetType().Name, Since(began));
            if (failure is OperationCanceledException && !ending.IsCancellationRequested)
            {
                // Only the handler's own time for connecting can have ended.
                throw new HttpRequestException(
                    HttpRequestError.ConnectionError, "No connection was made in time.", failure);
            }

            throw;
        }
    }

    private LineAnswer Answer(HttpResponseMessage response, byte[]? body) =>
        new((int)response.StatusCode, LineJson.Read(body), Header(response, "x-line-request-id"), RetryAfter(response));

    private static async Task<byte[]?> BodyAsync(
        HttpContent content, CancellationToken ending, CancellationToken cancel)
    {
        try
        {
            return await ReadAsync(content, LargestAnswer, ending);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException
            || failure is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<byte[]?> ReadAsync(HttpContent content, int max, CancellationToken cancel)
    {
        if (content.Headers.ContentLength > max) return null;

        await using var body = await content.ReadAsStreamAsync(cancel);
        using var bytes = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await body.ReadAsync(part, cancel) is var read and > 0)
        {
            if (bytes.Length + read > max) return null;

            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is not { } after ? null
        : after.Delta ?? (after.Date is { } date && date > time.GetUtcNow() ? date - time.GetUtcNow() : null);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.First() : null;

    private long Since(long began) => (long)time.GetElapsedTime(began).TotalMilliseconds;

    /// <summary>The path without its query and without whom it is about.</summary>
    private static string Path(HttpRequestMessage request) => Person().Replace(request.RequestUri!.AbsolutePath, "*");

    [GeneratedRegex("(?<=/)[UCR][0-9a-f]{32}(?=/|$)")]
    private static partial Regex Person();

    [LoggerMessage(EventId = 1600, Message = "LINE account {Account}: {Method} {Path} answered {Status}, request {RequestId}, {Milliseconds} ms")]
    private partial void Called(
        LogLevel level, string account, string method, string path, int status, string? requestId, long milliseconds);

    [LoggerMessage(1601, LogLevel.Warning, "LINE account {Account}: {Method} {Path} not answered: {Error} after {Milliseconds} ms")]
    private partial void NotAnswered(string account, string method, string path, string error, long milliseconds);

    [LoggerMessage(1602, LogLevel.Information, "LINE account {Account}: the same was accepted before, as request {RequestId}")]
    private partial void AcceptedBefore(string account, string requestId);
}
