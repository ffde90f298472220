using System.Text;
using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Releases;
using BotService.Storage;
using BotService.Tests.Dialogs;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Conversations;

/// <summary>
/// The pipeline on a real store in a folder of its own, with a fake engine. A second host
/// on the same folder is a restart.
/// </summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly TestService service;

    private BotHost(
        string? folder, Action<BotHost> set, Action<IServiceCollection> add, Dictionary<string, string?>? settings)
    {
        set(this);
        service = new TestService(settings, folder, [Room.Storage, Room.Conversations], services =>
        {
            services.AddSingleton<IDialogEngine>(Engine).AddSingleton<IExplainer>(Engine)
                .AddSingleton<IFaultReply, PlainFault>()
                .AddSingleton<IReleases>(_ => new ReleaseShelf(RealEngine.Shared));
            if (Time is { } time) services.AddSingleton<TimeProvider>(time);
            add(services);
        }, urls: [], Logs);
    }

    public string Folder => service.Folder;

    public string File => Path.Combine(Folder, "store.db");

    public FakeEngine Engine { get; set; } = new();

    public FakeTime? Time { get; set; }

    public LogLines Logs { get; } = [];

    public ITurnDoor Bot => Get<ITurnDoor>();

    public Database Database => Get<Database>();

    /// <param name="run">Without it, activities are received but no turn runs: what a crash right after the
    /// acknowledgement leaves.</param>
    public static async Task<BotHost> StartAsync(
        string? folder = null, Action<BotHost>? set = null, Action<IServiceCollection>? add = null,
        Dictionary<string, string?>? settings = null, bool run = true)
    {
        var bot = new BotHost(folder, set ?? (_ => { }), add ?? (_ => { }), settings);
        if (run) await bot.service.App.StartAsync();

        return bot;
    }

    public T Get<T>() where T : notnull => service.Get<T>();

    public Task StopAsync() => service.App.StopAsync();

    /// <summary>Ends without the courtesy of a stop.</summary>
    public ValueTask CrashAsync() => service.CrashAsync();

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

    public ValueTask DisposeAsync() => service.DisposeAsync();
}
