using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace BotService.LineStandIn;

/// <summary>
/// Stands in for LINE on this machine: serves the Messaging API as LINE describes it, refuses what LINE would refuse,
/// and remembers what reached whom. Load, crashes and faults are tried here and never with LINE itself.
/// </summary>
internal sealed class LinePlatform : IAsyncDisposable
{
    public const string ReplyPath = "/v2/bot/message/reply";
    public const string PushPath = "/v2/bot/message/push";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication app;
    private readonly CancellationTokenSource ending = new();
    private readonly Mishaps mishaps = new();

    private LinePlatform(WebApplication app, TimeProvider time, IReadOnlyList<PlatformAccount> accounts)
    {
        this.app = app;
        Time = time;
        Accounts = accounts;
        Chats = new Chats(time);
    }

    public TimeProvider Time { get; }

    public IReadOnlyList<PlatformAccount> Accounts { get; }

    /// <summary>The only account, or the first.</summary>
    public PlatformAccount Account => Accounts[0];

    public Chats Chats { get; }

    /// <summary>Everything the service sent that it should not have. A test ends with none.</summary>
    public ConcurrentQueue<Fault> Faults { get; } = [];

    /// <summary>The service's calls, in the order they were answered.</summary>
    public ConcurrentQueue<LineCall> Calls { get; } = [];

    /// <summary>What citizens sent, by the message's id; null: LINE prepares it still.</summary>
    public ConcurrentDictionary<string, byte[]?> Contents { get; } = [];

    /// <summary>How often the transcoding of a content is asked after until it is ready.</summary>
    public int TranscodingAsks { get; set; } = 1;

    public string Address => app.Urls.Single();

    /// <summary>Answers are wanted no more.</summary>
    public CancellationToken Ending => ending.Token;

    public static Task<LinePlatform> StartAsync(params string[] accounts) => StartAsync(TimeProvider.System, accounts);

    /// <param name="time">The clock by which tokens and retry keys grow old.</param>
    /// <param name="accounts">Names; none: one account, <c>power</c>.</param>
    public static async Task<LinePlatform> StartAsync(TimeProvider time, params string[] accounts)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var names = accounts.Length == 0 ? ["power"] : accounts;
        var platform = new LinePlatform(builder.Build(), time, [.. names.Select(n => new PlatformAccount(n))]);
        var desk = new Desk(platform, platform.mishaps);
        MessageEndpoints.Map(platform.app, desk);
        RichMenuEndpoints.Map(platform.app, desk);
        ChannelEndpoints.Map(platform.app, desk);
        desk.MapTheRest(platform.app);
        await platform.app.StartAsync();
        return platform;
    }

    /// <summary>Something goes wrong with the next calls.</summary>
    /// <param name="path">Default: replies.</param>
    public void Next(Trouble trouble, int times = 1, string path = ReplyPath, int? retryAfter = null) =>
        mishaps.Next(path, new Mishap(trouble, retryAfter), times);

    /// <summary>The settings with which the service talks to this platform and its accounts.</summary>
    public Dictionary<string, string?> Settings(bool allowPush = true)
    {
        var settings = new Dictionary<string, string?> { ["Line:ApiBase"] = Address, ["Line:DataBase"] = Address };
        foreach (var (account, i) in Accounts.Select((a, i) => (a, i)))
        {
            settings[$"Line:Accounts:{i}:Name"] = account.Name;
            settings[$"Line:Accounts:{i}:ChannelSecrets:0"] = account.Secret;
            settings[$"Line:Accounts:{i}:ChannelAccessToken"] = account.Token;
            settings[$"Line:Accounts:{i}:AllowPush"] = allowPush ? "true" : "false";
        }

        return settings;
    }

    /// <summary>Waits until something holds that changes when messages arrive.</summary>
    public async Task UntilAsync(string what, Func<bool> holds, TimeSpan? patience = null)
    {
        using var timeout = new CancellationTokenSource(patience ?? Patience);
        while (true)
        {
            var changed = Chats.Changed;
            if (holds()) return;
            try
            {
                await changed.WaitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                var last = string.Join(", ", Calls.TakeLast(8).Select(c => $"{c.Path} {c.Status}"));
                throw new TimeoutException(
                    $"Not in time: {what}. Calls: {last}. Faults: {string.Join("; ", Faults)}");
            }
        }
    }

    /// <summary>Nothing was sent that LINE would not take.</summary>
    /// <exception cref="InvalidOperationException">Something was; the message holds the first twenty.</exception>
    public void AssertNoFaults()
    {
        if (!Faults.IsEmpty) throw new InvalidOperationException(string.Join('\n', Faults.Take(20)));
    }

    public async ValueTask DisposeAsync()
    {
        if (ending.IsCancellationRequested) return;
        await ending.CancelAsync();
        await app.DisposeAsync();
        ending.Dispose();
    }
}
