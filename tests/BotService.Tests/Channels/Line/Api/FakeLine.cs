using System.Net;
using System.Text.Json.Nodes;
using BotService.Channels.Line;
using BotService.Channels.Line.Api;
using BotService.Tests.Conversations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Line.Api;

/// <summary>
/// LINE as far as an HTTP client sees it: answers what it is told to, in order, and remembers what it was asked.
/// </summary>
internal sealed class FakeLine : HttpMessageHandler
{
    public const string AccessToken = "secret-access-token";

    public const string Citizen = "U0123456789abcdef0123456789abcdef";

    private readonly Lock gate = new();

    public FakeLine(params LineAccount[] accounts)
    {
        Account = accounts.FirstOrDefault()
            ?? new LineAccount
            {
                Name = "water", Organisation = "twc", ChannelAccessToken = AccessToken, AllowPush = true
            };
        Options = Microsoft.Extensions.Options.Options.Create(
            new LineOptions
            {
                Accounts = accounts.Length > 0 ? accounts : [Account], ApiBase = "http://127.0.0.1:1/",
                DataBase = "http://127.0.0.1:2"
            });
        Http = new LineHttp(
            new HttpClient(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan }, Time,
            Logs.For<LineHttp>());
        Api = new LineApi(Http, new LineBots(Time), new LineContent(Http, Time, Options), Options);
    }

    public FakeTime Time { get; } = new();

    public LineLogs Logs { get; } = new();

    public LineAccount Account { get; }

    public IOptions<LineOptions> Options { get; }

    public LineHttp Http { get; }

    public LineApi Api { get; }

    /// <summary>What comes next; 200 with an empty object when nothing is left.</summary>
    public Queue<Func<CancellationToken, Task<HttpResponseMessage>>> Answers { get; } = [];

    public List<Asked> Requests { get; } = [];

    /// <summary>The time given to a call runs out before LINE answers.</summary>
    public async Task<HttpResponseMessage> SilentAsync(TimeSpan time, CancellationToken cancel)
    {
        Time.Advance(time);
        await Task.Delay(Timeout.Infinite, cancel);
        throw new InvalidOperationException("The call has no end.");
    }

    public void Answer(int status, string body = "{}", Action<HttpResponseMessage>? more = null) => Answers.Enqueue(_ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        response.Headers.Add("x-line-request-id", "req-" + status);
        more?.Invoke(response);
        return Task.FromResult(response);
    });

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Func<CancellationToken, Task<HttpResponseMessage>>? answer;
        lock (gate)
        {
            Requests.Add(new Asked(
                request.Method.Method, request.RequestUri!.AbsoluteUri, content,
                request.Headers.Authorization?.ToString(),
                request.Headers.TryGetValues("X-Line-Retry-Key", out var keys) ? keys.Single() : null,
                request.Content?.Headers.ContentType?.ToString()));
            if (!Answers.TryDequeue(out answer))
            {
                Answer(200);
                answer = Answers.Dequeue();
            }
        }

        return await answer(cancellationToken);
    }

    internal sealed record Asked(
        string Method, string Address, string? Content, string? Authorization, string? RetryKey, string? MediaType)
    {
        public JsonObject Json => (JsonObject)JsonNode.Parse(Content!)!;

        public string Last => Address[(Address.LastIndexOf('/') + 1)..];
    }
}

/// <summary>Keeps what was logged.</summary>
internal sealed class LineLogs
{
    private readonly List<string> lines = [];

    public string All
    {
        get { lock (lines) { return string.Join('\n', lines); } }
    }

    public ILogger<T> For<T>() => new Log<T>(lines);

    private sealed class Log<T>(List<string> lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (lines)
            {
                lines.Add($"{logLevel} {eventId.Id} {formatter(state, exception)} {exception}");
            }
        }
    }
}
