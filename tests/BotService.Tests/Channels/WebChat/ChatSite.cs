using BotService.Bot;
using BotService.Bot.Rendering;
using BotService.Channels.DirectLine;
using BotService.Channels.Edge;
using BotService.Channels.Paper;
using BotService.Channels.WebChat;
using BotService.Engine.Dialogs;
using BotService.Storage;
using BotService.Tests.Bot.Rendering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Channels.WebChat;

/// <summary>The whole service on a port of this machine, with the real knowledge and a store of its own.</summary>
internal sealed class ChatSite : IAsyncDisposable
{
    private static readonly Lazy<LoadedEngine> Engine = new(() => EngineLoader.Load(Path.Combine(TestPages.Root, "knowledge"), Path.Combine(TestPages.Root, "dialogs")));

    private readonly WebApplication app;
    private readonly DirectoryInfo folder;

    private ChatSite(WebApplication app, DirectoryInfo folder) => (this.app, this.folder) = (app, folder);

    public string Address => app.Urls.First();

    public IServiceProvider Services => app.Services;

    public static async Task<ChatSite> StartAsync(Dictionary<string, string?>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("botservice-");
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Store"] = $"Data Source={Path.Combine(folder.FullName, "store.db")}",
            ["DirectLine:KeyFile"] = Path.Combine(folder.FullName, "directline.key"),
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRoutingCore()
            .AddEngine(Engine.Value).AddSqliteStorage(builder.Configuration).AddBot(builder.Configuration)
            .AddRendering(Path.Combine(TestPages.Root, "dialogs")).AddPaper().AddWebChat()
            .AddEdge(builder.Configuration).AddDirectLine(builder.Configuration);
        var app = builder.Build();
        app.UseRouting();
        app.UseEdge();
        app.MapPaper();
        app.MapWebChat();
        app.MapDirectLine();
        await app.StartAsync();
        return new ChatSite(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
