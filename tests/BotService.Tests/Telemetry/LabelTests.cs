using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BotService.LineStandIn;
using BotService.Tests.Conversations;

namespace BotService.Tests.Telemetry;

/// <summary>Nothing of a citizen, and nothing a stranger makes up, gets into a label.</summary>
public sealed class LabelTests
{
    private const string Told = "我是王小明 A123456789 電話0912345678 信箱ming@example.org";

    private static readonly string[] OwnLabels =
        ["channel", "kind", "outcome", "language", "sure", "account", "release", "version", "le"];

    [Fact]
    public async Task Labels_AfterTalksOnWebAndLine_HoldNothingOfThem()
    {
        await using var service = await MeteredService.StartAsync();
        var user = LineEvents.User("metered");
        Assert.Equal(200, await service.Deliveries.SendAsync(service.Events.Text(user, Told)));
        await service.Line.UntilAsync("an answer", () => service.Line.Chats.Of(user).Any());
        var (conversation, receipt) = await TalkOnTheWebAsync(service.Http);
        using (await service.Http.GetAsync($"/c/{receipt}"))
        {
        }

        var seen = await service.ScrapeAsync();
        Assert.Equal(1, seen.Sum("botservice_turns_total", ("channel", "line")));
        string[] secrets =
        [
            user, conversation, receipt, "A123456789", "0912345678", "ming", "王小明", "dl_ming",
            .. service.Line.Accounts.SelectMany(a => new[] { a.Secret, a.Token }),
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, seen.Text, StringComparison.Ordinal));
        Assert.All(
            seen.Samples.Where(one => one.Name.StartsWith("botservice_", StringComparison.Ordinal)),
            one => Assert.Subset(OwnLabels.ToHashSet(), one.Labels.Keys.ToHashSet()));
    }

    [Fact]
    public async Task Series_AfterManyMadeUpRequests_AreNoMore()
    {
        await using var service = await MeteredService.StartAsync();
        await RequestsAsync(service.Http, 0, 20);
        await service.ScrapeAsync();
        var before = (await service.ScrapeAsync()).Samples.Count();
        await RequestsAsync(service.Http, 20, 1020);
        var seen = await service.ScrapeAsync();
        // Of the runtime's and connections' own a few may come that happened not to be there before.
        Assert.InRange(seen.Samples.Count(), before, before + 60);
        Assert.DoesNotContain("madeup", seen.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task RequestsAsync(HttpClient http, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            using var request = new HttpRequestMessage(
                i % 3 == 0 ? new HttpMethod($"MADEUP{i}") : HttpMethod.Get,
                i % 2 == 0 ? $"/madeup/{i}?madeup={i}" : $"/v3/directline/conversations/madeup{i}/activities");
            request.Headers.Host = $"madeup{i}.example";
            request.Headers.TryAddWithoutValidation("User-Agent", $"madeup/{i}");
            request.Headers.TryAddWithoutValidation($"X-Madeup-{i}", $"{i}");
            using var response = await http.SendAsync(request);
        }
    }

    private static async Task<(string Conversation, string Receipt)> TalkOnTheWebAsync(HttpClient http)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", MeteredService.Secret);
        using var opened = await http.PostAsync("/v3/directline/conversations", null);
        var conversation = (string)(await opened.Content.ReadFromJsonAsync<JsonObject>())!["conversationId"]!;
        var path = $"/v3/directline/conversations/{conversation}/activities";
        foreach (var text in new[] { Told, "電費過戶要帶什麼", "全部列出" })
        {
            using var posted = await http.PostAsJsonAsync(
                path, new { type = "message", text, from = new { id = "dl_ming", name = "王小明" } });
            Assert.True(posted.IsSuccessStatusCode);
        }

        var receipt = "";
        await BotHost.UntilAsync(async () =>
        {
            var parts = (await http.GetStringAsync(path)).Split("\"receipt\":\"");
            receipt = parts is [_, var after, ..] ? after[..12] : "";
            return receipt.Length > 0;
        });
        return (conversation, receipt);
    }
}
