using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using BotService.Channels.Line;
using BotService.Channels.Line.Api;
using BotService.Channels.Line.Sending;
using BotService.Channels.Line.Webhook;
using BotService.Conversations;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Releases;
using BotService.Tests.Conversations;
using BotService.Tests.Dialogs;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace BotService.Tests.Channels.Line.Webhook;

/// <summary>
/// The webhook on a real server at a free port. Two accounts: <c>power</c>, and <c>water</c> with
/// two secrets and an organisation.
/// </summary>
internal sealed class WebhookHost : IAsyncDisposable, ISlowTurns
{
    public const string Secret = "0123456789abcdef0123456789abcdef", OldSecret = "old-secret-of-water", NewSecret =
        "new-secret-of-water";

    private readonly TestService service;
    private readonly HttpClient http = new();

    private WebhookHost(ITurnDoor? bot)
    {
        Time.Advance(Events.Now - Time.GetUtcNow());
        Received.Setup(b => b.ReceiveAsync(It.IsAny<IReadOnlyList<Arrival>>(), It.IsAny<CancellationToken>()))
            .Returns((IReadOnlyList<Arrival> all, CancellationToken _) => TakeAsync(all));
        service = new TestService(Settings, rooms: [Room.Line], change: services => services
            .AddSingleton(bot ?? Received.Object).AddSingleton<TimeProvider>(Time).AddSingleton(new Ids())
            .AddSingleton(Mock.Of<IServiceKeys>(keys => keys.Get("line") == Key)).AddSingleton(Knowledge())
            .AddSingleton<ILineApi>(Api).AddSingleton<ISlowTurns>(this), logs: Logs);
    }

    public static byte[] Key { get; } = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public static Dictionary<string, string?> Settings => new()
    {
        ["Line:Accounts:0:Name"] = "power",
        ["Line:Accounts:0:ChannelSecrets:0"] = Secret,
        ["Line:Accounts:0:ChannelAccessToken"] = "token",
        ["Line:Accounts:1:Name"] = "water",
        ["Line:Accounts:1:Organisation"] = "twc",
        ["Line:Accounts:1:ChannelSecrets:0"] = OldSecret,
        ["Line:Accounts:1:ChannelSecrets:1"] = NewSecret,
        ["Line:Accounts:1:ChannelAccessToken"] = "token",
    };

    public Mock<ITurnDoor> Received { get; } = new();

    public FakeLineApi Api { get; } = new();

    /// <summary>Stands at <see cref="Events.Now"/>.</summary>
    public FakeTime Time { get; } = new();

    /// <summary>What the bot was given, one list for each webhook.</summary>
    public ConcurrentQueue<IReadOnlyList<Arrival>> Webhooks { get; } = [];

    public ConcurrentQueue<string> Waiting { get; } = [];

    public LogLines Logs { get; } = [];

    /// <summary>Waited for, or thrown by, the bot when it is given events.</summary>
    public Func<Task> Store { get; set; } = () => Task.CompletedTask;

    public static async Task<WebhookHost> StartAsync(ITurnDoor? bot = null, Action<FakeLineApi>? api = null)
    {
        var host = new WebhookHost(bot);
        api?.Invoke(host.Api);
        await host.service.App.StartAsync();
        return host;
    }

    public static IReleases Knowledge() => new ReleaseShelf(RealEngine.Shared);

    public static string Sign(byte[] body, string secret = Secret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>Signed as LINE does.</summary>
    public Task<(int Status, string Body)> PostAsync(string json, string account = "power", string secret = Secret)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return PostAsync(bytes, [("x-line-signature", Sign(bytes, secret))], account);
    }

    public async Task<(int Status, string Body)> PostAsync(
        byte[] body, (string Name, string Value)[] headers, string account = "power")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{service.Address}/line/webhook/{account}")
        {
            Content = new ByteArrayContent(body)
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);

        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public KnownBots Bots => service.Get<KnownBots>();

    public IServiceProvider Services => service.Services;

    public Uri Address => new(service.Address);

    void ISlowTurns.Started(string conversation, LineAccount account, string userId) =>
        Waiting.Enqueue($"{conversation} {account.Name} {userId}");

    void ISlowTurns.Answered(string conversation)
    {
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await service.CrashAsync();
        await service.DisposeAsync();
    }

    private async Task<IReadOnlyList<Accepted>> TakeAsync(IReadOnlyList<Arrival> arrivals)
    {
        await Store();
        Webhooks.Enqueue(arrivals);
        return [.. arrivals.Select(one => new Accepted(one.Activity.Id!, 1, Duplicate: false))];
    }
}
