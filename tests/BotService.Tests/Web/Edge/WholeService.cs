using BotService.Insight;
using BotService.Channels.Connector;
using BotService.Channels.DirectLine;
using BotService.Channels.Line;
using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Engine.Dialogs;
using BotService.Releases;
using BotService.Storage;
using BotService.Telemetry;
using BotService.Tests.Channels.Line.Webhook;
using BotService.Tests.Dialogs;
using BotService.Web.Api;
using BotService.Web.Edge;
using BotService.Web.Paper;
using BotService.Web.Site;
using BotService.Web.WebChat;
using BotService.Insight.Duties;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Web.Edge;

/// <summary>Every room that the program maps, with two LINE accounts, on a free port.</summary>
internal sealed class WholeService : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public WholeService(params (string Name, string Value)[] settings)
    {
        var builder =
            WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(WebhookHost.Settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Store"] = $"Data Source={Path.Combine(folder, "store.db")}",
            ["Line:ApiBase"] = "http://127.0.0.1:9",
        });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRelease(new RealEngine().Loaded).AddStorage(builder.Configuration)
            .AddConversations(builder.Configuration).AddInsight()
            .AddDuties(RealEngine.Duties)
            .AddRendering()
            .AddTelemetry(builder.Configuration)
            .AddEdge(builder.Configuration).AddDirectLine(builder.Configuration).AddConnector(builder.Configuration)
            .AddLine(builder.Configuration)
            .AddWebChat().AddPaper().AddSite().AddApi();
        App = builder.Build();
        App.UseEdge();
        App.MapDirectLine();
        App.MapConnector();
        App.MapLine();
        App.MapWebChat();
        App.MapPaper();
        App.MapSite();
        App.MapApi();
        App.MapHealth();
        App.MapMetrics();
    }

    /// <summary>Not started.</summary>
    public WebApplication App { get; }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
