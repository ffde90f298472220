using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Engine;
using BotService.Hosting;
using BotService.Releases;
using BotService.Releases.InForce;
using BotService.Storage;
using BotService.Tests.Knowledge;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Staff.Approval;

/// <summary>A service of two processes on one store that answers by the tests' own knowledge. It is evening in Taiwan.</summary>
internal sealed class TwoProcesses : IAsyncDisposable
{
    private static readonly Room[] Rooms =
    [
        .. Room.All.Select(room => room == Room.Release
            ? new Room(
                (s, _) => s.AddRelease(p => p.GetRequiredService<FirstRelease>().Take())
                    .AddReleaseSwap(() => Release.Load(Small.Folders)), Read)
            : room == Room.Calendar ? new Room((s, c) => s.AddReleaseCalendar(c, Small.Folders), _ => { }) : room),
    ];

    private readonly string store = Directory.CreateTempSubdirectory("botservice-two-").FullName;

    public TwoProcesses() =>
        Clock.Advance(Taiwan.Midnight(Taiwan.Today(Clock).AddDays(1)).AddHours(20) - Clock.GetUtcNow());

    public FakeClock Clock { get; } = new();

    public StaffService One { get; private set; } = null!;

    public StaffService Two { get; private set; } = null!;

    public async Task StartAsync() => (One, Two) = (await StartOneAsync(), await StartOneAsync());

    /// <summary>The release by which each of them answers.</summary>
    public IEnumerable<string> Answers() => new[] { One, Two }.Select(p => p.Service.Get<ReleaseShelf>().Current.Id);

    /// <summary>Waits until both answer by a release, as their own watches lead them.</summary>
    public async Task AnswersAsync(string release)
    {
        for (var i = 0; Answers().Any(id => id != release); i++)
        {
            Assert.True(i < 1200, $"Release {release} does not answer.");
            await Task.Delay(100);
        }
    }

    /// <summary>Somebody who says one thing over Direct Line and gets a list.</summary>
    /// <returns>Its receipt.</returns>
    public async Task<Receipt> ToldAsync(StaffService process, string text) => (await AskAsync(process, text))!;

    /// <summary>The same, whatever they get; null where that is no list.</summary>
    public async Task<Receipt?> AskAsync(StaffService process, string text)
    {
        using var http = new HttpClient { BaseAddress = new Uri(process.Service.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestService.Secret);
        var talk = (string)(await BodyAsync(await http.PostAsync("/v3/directline/conversations", null)))["conversationId"]!;
        var path = $"/v3/directline/conversations/{talk}/activities";
        var sent = (string)(await BodyAsync(await http.PostAsJsonAsync(
            path, new { type = "message", from = new { id = "me" }, text, locale = "zh-TW" })))["id"]!;
        for (var i = 0; ; i++)
        {
            var read = (await BodyAsync(await http.GetAsync(path)))["activities"]!.AsArray();
            var answers = read.Where(a => (string?)a!["replyToId"] == sent).ToList();
            if (answers.Count > 0)
            {
                var receipt = answers.Select(a => (string?)a!["channelData"]?["answer"]?["receipt"]).FirstOrDefault(r => r is not null);
                return receipt is null ? null : await process.Service.Get<IReceipts>().FindAsync(receipt, default);
            }

            Assert.True(i < 600, $"No answer to {text}");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in new[] { One, Two }.OfType<StaffService>()) await process.DisposeAsync();
        Directory.Delete(store, recursive: true);
    }

    private async Task<StaffService> StartOneAsync()
    {
        var service = new TestService(
            new() { ["RateLimits:Enabled"] = "false" }, store, Rooms,
            change: s => s.AddSingleton<TimeProvider>(Clock).AddSingleton<ISideProcess, InThisProcess>());
        await service.App.StartAsync();
        return StaffService.Of(service, Clock);
    }

    /// <summary>What the program does before it maps anything.</summary>
    private static void Read(WebApplication app)
    {
        app.Services.GetRequiredService<IMigrations>().Apply();
        var reading = app.Services.GetRequiredService<FirstRelease>().ReadAsync(default).GetAwaiter().GetResult();
        Assert.DoesNotContain(reading.Problems, p => p.IsError);
    }

    private static async Task<JsonNode> BodyAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
