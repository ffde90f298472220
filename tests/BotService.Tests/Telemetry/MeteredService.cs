using System.Diagnostics.Metrics;
using BotService.Conversations;
using BotService.Hosting;
using BotService.LineStandIn;
using BotService.Telemetry;
using BotService.Tests.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BotService.Tests.Telemetry;

/// <summary>The whole service, measured, with a stand-in for LINE and the means to talk to both.</summary>
internal sealed class MeteredService : IAsyncDisposable
{
    public const string Secret = TestService.Secret;

    private readonly TestService service;
    private readonly ServiceProvider others = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private MeteredService(TestService service, LinePlatform line)
    {
        (this.service, Line) = (service, line);
        // Counted apart: it is in the service's process, and not the service's.
        Http = new HttpClient(new SocketsHttpHandler { MeterFactory = others.GetRequiredService<IMeterFactory>() })
        {
            BaseAddress = new Uri(service.Address),
        };
        Deliveries = new Deliveries(line, Http.BaseAddress);
        Events = new LineEvents(line.Time);
    }

    public LinePlatform Line { get; }

    public HttpClient Http { get; }

    public Deliveries Deliveries { get; }

    public LineEvents Events { get; }

    public IServiceProvider Services => service.Services;

    public ITurnDoor Bot => Services.GetRequiredService<ITurnDoor>();

    public static async Task<MeteredService> StartAsync(params (string Name, string Value)[] settings)
    {
        var line = await LinePlatform.StartAsync("power", "water");
        var all = line.Settings();
        all["RateLimits:Enabled"] = "false";
        all["Telemetry:Prometheus"] = "true";
        foreach (var (name, value) in settings) all[name] = value;
        return new MeteredService(await TestService.StartAsync(all), line);
    }

    public async Task<string> OpenAsync()
    {
        var (conversation, _) = await Bot.OpenAsync(
            new NewConversation(
                new Ids().Conversation(), "directline", "dl_user", "zh-TW", null, null, Greet: false), default);
        return conversation.Id;
    }

    /// <summary>Says it as the web chat would, and waits for the answer.</summary>
    public async Task AskAsync(string conversation, string text)
    {
        var accepted = await Bot.ReceiveAsync(conversation, BotHost.Message(text), default);
        await Bot.RepliesToAsync(conversation, accepted, BotHost.Soon());
    }

    /// <summary>Has all figures looked at now, then reads them.</summary>
    public async Task<Scrape> ScrapeAsync()
    {
        await Services.GetServices<IHostedService>().OfType<FigureKeeper>().Single().LookAsync(default);
        return await Scrape.OfAsync(Http);
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        Deliveries.Dispose();
        Http.Dispose();
        await others.DisposeAsync();
        await Line.DisposeAsync();
    }
}
