using System.Collections.Concurrent;
using System.Text;
using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Releases;
using BotService.Storage;
using BotService.Tests.Dialogs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Conversations;

/// <summary>
/// The pipeline on a real store in a folder of its own, with a fake engine. A second host
/// on the same folder is a restart.
/// </summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly IHost host;
    private readonly bool ownsFolder;
    private bool crashed;

    private BotHost(
        string folder, bool ownsFolder, Action<BotHost> set, Action<IServiceCollection> add,
        Dictionary<string, string?> settings)
    {
        Folder = folder;
        this.ownsFolder = ownsFolder;
        set(this);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["ConnectionStrings:Store"] = $"Data Source={File}" });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Capture(Logs));
        builder.Services.AddSingleton<IDialogEngine>(Engine).AddSingleton<IExplainer>(Engine)
            .AddSingleton<IFaultReply, PlainFault>()
            .AddSingleton<IReleases>(_ => new ReleaseShelf(RealEngine.Shared));
        if (Time is { } time) builder.Services.AddSingleton<TimeProvider>(time);

        add(builder.Services);
        builder.Services.AddStorage(builder.Configuration).AddConversations(builder.Configuration);
        host = builder.Build();
    }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "store.db");

    public FakeEngine Engine { get; set; } = new();

    public FakeTime? Time { get; set; }

    public ConcurrentQueue<string> Logs { get; } = [];

    public ITurnDoor Bot => Get<ITurnDoor>();

    public Database Database => Get<Database>();

    /// <param name="run">Without it, activities are received but no turn runs: what a crash right after the
    /// acknowledgement leaves.</param>
    public static async Task<BotHost> StartAsync(
        string? folder = null, Action<BotHost>? set = null, Action<IServiceCollection>? add = null,
        Dictionary<string, string?>? settings = null, bool run = true)
    {
        var bot = new BotHost(
            folder ?? Directory.CreateTempSubdirectory("botservice-").FullName, folder is null, set ?? (_ => { }),
            add ?? (_ => { }), settings ?? []);
        if (run) await bot.host.StartAsync();

        return bot;
    }

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    public Task StopAsync() => host.StopAsync();

    /// <summary>Ends without the courtesy of a stop.</summary>
    public ValueTask CrashAsync()
    {
        crashed = true;
        return ((IAsyncDisposable)host).DisposeAsync();
    }

    public async Task<string> OpenAsync(string id = "c1", bool greet = false, string? serviceUrl = null)
    {
        await Bot.OpenAsync(
            new NewConversation(id, "directline", "dl_user", "zh-TW", serviceUrl, null, greet), default);
        return id;
    }

    public static Activity Message(
        string text, string? client = null, string type = "message") => Activity.Parse(Encoding.UTF8.GetBytes(
        new System.Text.Json.Nodes.JsonObject
        {
            ["type"] = type,
            ["text"] = text,
            ["from"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "dl_user", ["role"] = "user" },
            ["channelData"] = client is null
                ? null : new System.Text.Json.Nodes.JsonObject { ["clientActivityID"] = client },
        }.ToJsonString()));

    /// <summary>Sends and waits for the replies' texts.</summary>
    public async Task<IReadOnlyList<string?>> AskAsync(string conversation, string text)
    {
        var accepted = await Bot.ReceiveAsync(conversation, Message(text), default);
        return [.. (await Bot.RepliesToAsync(conversation, accepted, Soon())).Select(a => a.Said)];
    }

    public async Task<IReadOnlyList<StoredActivity>> HistoryAsync(string conversation = "c1") =>
        await Bot.ReadAsync(conversation, 0, 10_000, default);

    public Task<T> QueryAsync<T>(Func<System.Data.IDbConnection, T> query) => Database.ReadAsync(query, default);

    /// <summary>Long enough for any machine; a test that needs it has failed.</summary>
    public static CancellationToken Soon() => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var soon = Soon();
        while (!await holds()) await Task.Delay(5, soon);
    }

    public async ValueTask DisposeAsync()
    {
        if (!crashed)
        {
            await host.StopAsync();
            await CrashAsync();
        }

        if (ownsFolder) Directory.Delete(Folder, recursive: true);
    }

    private sealed class Capture(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {eventId.Id} {formatter(state, exception)} {exception}");

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
