using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace BotService.Tests.Channels;

/// <summary>The channels on a real server at a free port, with a bot in memory behind them.</summary>
internal sealed class ChannelHost : IAsyncDisposable
{
    public const string Secret = TestService.Secret;

    private readonly TestService service;

    private ChannelHost(TestService service, FakeBot bot)
    {
        (this.service, Bot) = (service, bot);
        Address = new Uri(service.Address);
        Http = new HttpClient { BaseAddress = Address };
    }

    public FakeBot Bot { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => service.Services;

    public static Task<ChannelHost> StartAsync(params (string Name, string Value)[] settings) =>
        StartAsync(TimeProvider.System, settings);

    public static Task<ChannelHost> StartAsync(TimeProvider time, params (string Name, string Value)[] settings) =>
        StartAsync(time, null, settings);

    /// <param name="change">Puts other parts in the place of real ones.</param>
    public static async Task<ChannelHost> StartAsync(
        TimeProvider time, Action<IServiceCollection>? change, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["DirectLine:TokenKey"] = Convert.ToBase64String(new byte[32]) };
        foreach (var (name, value) in settings) all[name] = value;
        var bot = new FakeBot();
        Room[] rooms = [Room.Edge, Room.Rendering, Room.DirectLine, Room.Connector];
        var service = await TestService.StartAsync(all, rooms: rooms, change: services =>
        {
            services.AddSingleton<ITurnDoor>(bot).AddSingleton(time).AddSingleton(new Ids())
                .AddSingleton(Mock.Of<IServiceKeys>());
            services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section)
                .Configure<IConfiguration>((site, given) => site.TrustedOrigins =
                    given.GetSection("DirectLine:TrustedOrigins").Get<string[]>() ?? []);
            change?.Invoke(services);
        });
        return new ChannelHost(service, bot);
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

    public Task StopAsync() => service.App.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await service.CrashAsync();
        await service.DisposeAsync();
    }
}

internal sealed record Answer(int Status, string Body, HttpResponseHeaders Headers)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string Text(string name) => (string)Json[name]!;

    public string ErrorCode => (string)Json["error"]!["code"]!;

    public IReadOnlyList<JsonNode> Activities => [.. Json["activities"]!.AsArray().OfType<JsonNode>()];
}
