using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BotService.Channels.Connector;
using BotService.Channels.DirectLine;
using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Hosting;
using BotService.Web.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace BotService.Tests.Channels;

/// <summary>The channels on a real server at a free port, with a bot in memory behind them.</summary>
internal sealed class ChannelHost : IAsyncDisposable
{
    public const string Secret = "a-secret-for-tests-only";

    private readonly WebApplication app;

    private ChannelHost(WebApplication app, FakeBot bot)
    {
        this.app = app;
        Bot = bot;
        Address = new Uri(app.Urls.Single());
        Http = new HttpClient { BaseAddress = Address };
    }

    public FakeBot Bot { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    public static Task<ChannelHost> StartAsync(params (string Name, string Value)[] settings) =>
        StartAsync(TimeProvider.System, settings);

    public static Task<ChannelHost> StartAsync(TimeProvider time, params (string Name, string Value)[] settings) =>
        StartAsync(time, null, settings);

    /// <param name="change">Puts other parts in the place of real ones.</param>
    public static async Task<ChannelHost> StartAsync(
        TimeProvider time, Action<IServiceCollection>? change, params (string Name, string Value)[] settings)
    {
        var builder =
            WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DirectLine:Secrets:0"] = Secret,
            ["DirectLine:TokenKey"] = Convert.ToBase64String(new byte[32]),
        });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value)));
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        var bot = new FakeBot();
        builder.Services.AddSingleton<ITurnDoor>(bot);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(new Ids());
        builder.Services.AddSingleton(Mock.Of<IServiceKeys>());
        builder.Services.AddOptions<SiteOptions>().Bind(builder.Configuration.GetSection(SiteOptions.Section))
            .Configure(site => site.TrustedOrigins = builder.Configuration.GetSection("DirectLine:TrustedOrigins")
                .Get<string[]>() ?? []);
        builder.Services.AddEdge(builder.Configuration);
        builder.Services.AddRendering().AddDirectLine(builder.Configuration);
        builder.Services.AddConnector(builder.Configuration);
        change?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseEdge();
        app.MapDirectLine();
        app.MapConnector();
        await app.StartAsync();
        return new ChannelHost(app, bot);
    }

    public async Task<Answer> SendAsync(
        HttpMethod method, string path, string? bearer = null, HttpContent? content = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);

        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);

        using var response = await Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return new Answer((int)response.StatusCode, body, response.Headers);
    }

    public Task<Answer> GetAsync(string path, string? bearer = null) => SendAsync(HttpMethod.Get, path, bearer);

    public Task<Answer> PostAsync(string path, string? bearer, string? json) =>
        SendAsync(HttpMethod.Post, path, bearer, json is null ? null : Json(json));

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}

internal sealed record Answer(int Status, string Body, HttpResponseHeaders Headers)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string Text(string name) => (string)Json[name]!;

    public string ErrorCode => (string)Json["error"]!["code"]!;

    public IReadOnlyList<JsonNode> Activities => [.. Json["activities"]!.AsArray().OfType<JsonNode>()];
}
