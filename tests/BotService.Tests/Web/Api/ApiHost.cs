using System.Net;
using System.Text.Json.Nodes;
using BotService.Hosting;
using BotService.Insight;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Api;

/// <summary>The API on a real server at a free port, over the engine as shipped.</summary>
public sealed class ApiHost : IAsyncLifetime, ISearchLog, IDemand
{
    private readonly (string Name, string Value)[] settings;
    private TestService service = null!;

    public ApiHost() => settings = [];

    internal ApiHost(params (string Name, string Value)[] settings) => this.settings = settings;

    public HttpClient Http { get; } = new();

    /// <summary>The searches that were handed over to be kept.</summary>
    public List<SearchRecord> Kept { get; } = [];

    /// <summary>How often entries were asked for.</summary>
    public IReadOnlyList<EntryDemand> Asked { get; init; } = [];

    public bool StoreIsDown { get; set; }

    public IServiceProvider Services => service.Services;

    public async Task InitializeAsync()
    {
        service = await TestService.StartAsync(
            settings.ToDictionary(s => s.Name, s => (string?)s.Value),
            rooms: [Room.Release, Room.Duties, Room.Edge, Room.Api],
            change: services => services.AddSingleton<TimeProvider>(new Tests.Conversations.FakeTime())
                .AddSingleton<ISearchLog>(this).AddSingleton<IDemand>(this).AddSingleton<RecentDemand>()
                .AddSingleton<IOpenGaps, OpenGaps>());
        Http.BaseAddress = new Uri(service.Address);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await service.DisposeAsync();
    }

    public Task<IReadOnlyList<EntryDemand>> CountAsync(DateOnly from, DateOnly to, CancellationToken cancel) =>
        StoreIsDown ? throw new StoreUnavailableException("down") : Task.FromResult(Asked);

    public Task RecordAsync(SearchRecord search, CancellationToken cancel)
    {
        if (StoreIsDown) throw new StoreUnavailableException("down");
        lock (Kept) Kept.Add(search);
        return Task.CompletedTask;
    }

    public async Task<JsonObject> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await Http.GetAsync("/api/v1" + path);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{path}: {(int)answer.StatusCode} {body}");
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal(
            (int)expected < 400 ? "application/json" : "application/problem+json",
            answer.Content.Headers.ContentType!.MediaType);
        return JsonNode.Parse(body)!.AsObject();
    }

    /// <summary>A refusal, with the parameters it names.</summary>
    public async Task<string[]> RefusedAsync(string path)
    {
        var problem = await GetAsync(path, HttpStatusCode.BadRequest);
        Assert.NotEmpty((string)problem["detail"]!);
        return [.. problem["errors"]!.AsObject().Select(e => e.Key)];
    }
}
