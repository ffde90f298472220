using System.Security.Cryptography;
using System.Text;
using BotService.Conversations;
using BotService.LineStandIn;
using BotService.Protocol;
using BotService.Tests.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>The whole service with the real knowledge, and the platform it talks to.</summary>
internal sealed class LineHost : IAsyncDisposable
{
    private readonly TestService service;

    private LineHost(TestService service, LinePlatform platform)
    {
        this.service = service;
        Platform = platform;
        Deliveries = new Deliveries(platform, new Uri(service.Address));
        Events = new LineEvents(platform.Time);
    }

    public LinePlatform Platform { get; }

    public Deliveries Deliveries { get; }

    public LineEvents Events { get; }

    public TestService Service => service;

    public ITurnDoor Bot => service.Services.GetRequiredService<ITurnDoor>();

    /// <param name="time">The clock of the service and of the platform; null: the real one.</param>
    /// <param name="accounts">None: one, for all organisations.</param>
    public static async Task<LineHost> StartAsync(
        FakeTime? time = null, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? change = null,
        params string[] accounts)
    {
        var platform = await LinePlatform.StartAsync((TimeProvider?)time ?? TimeProvider.System, accounts);
        var all = platform.Settings();
        all["Site:PublicUrl"] = "https://ask.example";
        all["RateLimits:Enabled"] = "false";
        all["Outbox:FirstDelay"] = "00:00:00.050";
        foreach (var (name, value) in settings ?? []) all[name] = value;
        var service = await TestService.StartAsync(all, change: services =>
        {
            if (time is not null) services.AddSingleton<TimeProvider>(time);
            change?.Invoke(services);
        });
        return new LineHost(service, platform);
    }

    public Phone Phone(string name = "citizen", PlatformAccount? account = null) =>
        new(this, name, account ?? Platform.Account);

    /// <summary>What is kept of a chat, as the console and exports read it.</summary>
    public async Task<IReadOnlyList<Activity>> HistoryAsync(string chat, PlatformAccount? account = null)
    {
        var id = "l-"
            + Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{(account ?? Platform.Account).BotId}\n{chat}"))
                    .AsSpan(0, 16));
        return [.. (await Bot.ReadAsync(id, 0, 1000, CancellationToken.None)).Select(s => s.Activity)];
    }

    public async ValueTask DisposeAsync()
    {
        Deliveries.Dispose();
        await service.DisposeAsync();
        await Platform.DisposeAsync();
    }
}
