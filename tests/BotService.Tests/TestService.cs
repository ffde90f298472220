using BotService.Tests.Channels.Line.Webhook;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotService.Tests;

/// <summary>
/// The service in this process, with a store in a folder of its own. A test says only what differs: which rooms, which
/// settings, what stands in for a real part, where it listens. As a process of its own it is a
/// <see cref="Crash.ServiceProcess"/>.
/// </summary>
internal sealed class TestService : IAsyncDisposable
{
    public const string Secret = "a-secret-for-tests-only";

    private readonly bool ownsFolder;
    private bool gone;

    /// <param name="folder">Of a service before: this is its restart. Null for one that goes with this service.</param>
    /// <param name="rooms">None: all that the program has.</param>
    /// <param name="change">Puts other parts in the place of real ones.</param>
    /// <param name="urls">None: a free port. Empty: it listens nowhere.</param>
    public TestService(
        Dictionary<string, string?>? settings = null, string? folder = null, Room[]? rooms = null,
        Action<IServiceCollection>? change = null, string[]? urls = null, LogLines? logs = null)
    {
        (Folder, ownsFolder) = (folder ?? Directory.CreateTempSubdirectory("botservice-").FullName, folder is null);
        var builder =
            WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Store"] = $"Data Source={Path.Combine(Folder, "store.db")}",
            ["DirectLine:Secrets:0"] = Secret,
            ["DirectLine:KeyFile"] = Path.Combine(Folder, "directline.key"),
            // Which aspect is asked depends on the conversation's number, and that on chance.
            ["Survey:Aspects"] = "false",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders();
        if (logs is not null) builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        if (urls is []) builder.WebHost.UseTestServer();
        else builder.WebHost.UseUrls(urls ?? ["http://127.0.0.1:0"]);
        rooms ??= Room.All;
        foreach (var room in rooms) room.Add(builder.Services, builder.Configuration);
        change?.Invoke(builder.Services);
        App = builder.Build();
        foreach (var room in rooms) room.Map(App);
    }

    public string Folder { get; }

    /// <summary>Not started.</summary>
    public WebApplication App { get; }

    public string Address => App.Urls.First();

    public IServiceProvider Services => App.Services;

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public static async Task<TestService> StartAsync(
        Dictionary<string, string?>? settings = null, string? folder = null, Room[]? rooms = null,
        Action<IServiceCollection>? change = null, string[]? urls = null, LogLines? logs = null)
    {
        var service = new TestService(settings, folder, rooms, change, urls, logs);
        await service.App.StartAsync();
        return service;
    }

    /// <summary>With two LINE accounts, which reach nobody.</summary>
    public static TestService WithAccounts(params (string Name, string Value)[] settings)
    {
        var all = WebhookHost.Settings;
        all["Line:ApiBase"] = "http://127.0.0.1:9";
        foreach (var (name, value) in settings) all[name] = value;
        return new TestService(all);
    }

    /// <summary>Ends without the courtesy of a stop.</summary>
    public async ValueTask CrashAsync()
    {
        if (!gone) await App.DisposeAsync();
        gone = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!gone) await App.StopAsync();
        await CrashAsync();
        if (ownsFolder && Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}
