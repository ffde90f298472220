using BotService.Insight;
using BotService.Channels.Connector;
using BotService.Channels.DirectLine;
using BotService.Channels.Line;
using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Releases;
using BotService.Storage;
using BotService.Tests.Dialogs;
using BotService.Tests.Sheets;
using BotService.Web.Edge;
using BotService.Insight.Duties;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Channels.Clients;

/// <summary>
/// The protocols with everything real behind them: knowledge, engine, rendering, and a store of its own.
/// </summary>
internal sealed class ServiceHost : IAsyncDisposable
{
    public const string Secret = "a-secret-for-tests-only";

    private static readonly string Dialogs = Path.Combine(TestPages.Root, "dialogs");

    private readonly WebApplication app;
    private readonly string folder;
    private readonly bool ownsFolder;

    private ServiceHost(WebApplication app, string folder, bool ownsFolder) =>
        (this.app, this.folder, this.ownsFolder) = (app, folder, ownsFolder);

    public string Address => app.Urls.Single();

    public IServiceProvider Services => app.Services;

    /// <param name="folder">Of a service before: this is its restart. Null for a folder that goes
    /// when this service goes.</param>
    /// <param name="url">Default: a free port.</param>
    /// <param name="change">Puts other parts in the place of real ones.</param>
    public static async Task<ServiceHost> StartAsync(
        Dictionary<string, string?>? settings = null, string? folder = null, string url = "http://127.0.0.1:0",
        Action<IServiceCollection>? change = null)
    {
        var store = folder ?? Directory.CreateTempSubdirectory("botservice-").FullName;
        var builder =
            WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Store"] = $"Data Source={Path.Combine(store, "store.db")}",
            ["DirectLine:Secrets:0"] = Secret,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services
            .AddRelease(RealEngine.Shared).AddStorage(builder.Configuration).AddConversations(builder.Configuration).AddInsight()
            .AddDuties(RealEngine.Duties)
            .AddRendering()
            .AddEdge(builder.Configuration).AddDirectLine(builder.Configuration).AddConnector(builder.Configuration)
            .AddLine(builder.Configuration);
        change?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseEdge();
        app.MapDirectLine();
        app.MapConnector();
        app.MapLine();
        await app.StartAsync();
        return new ServiceHost(app, store, folder is null);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsFolder) Directory.Delete(folder, recursive: true);
    }
}
