using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BotService.Tests.Knowledge;
using BotService.Tests.Storage.Postgres;
using Xunit.Abstractions;

namespace BotService.Tests.Crash;

/// <summary>
/// PostgreSQL gone under load and back again. <c>OUTAGE_SECONDS</c> says for how long: 3 without it; the long form is
/// 10 or more.
/// </summary>
public sealed class OutageTests(ITestOutputHelper output)
{
    private const int Clients = 8;

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(int.Parse(
        Environment.GetEnvironmentVariable("OUTAGE_SECONDS") ?? "3", CultureInfo.InvariantCulture));

    private int kept, refused;

    [PostgresFact]
    public async Task Database_GoneUnderLoad_LosesNothingAcknowledged_RefusesTheRest_AndAnswersOnce()
    {
        using var cluster = PostgresCluster.Start();
        var folder = Directory.CreateTempSubdirectory("botservice-outage-").FullName;
        using var service = await ServiceProcess.StartAsync(
            folder, Small.Root, ("ConnectionStrings__Store", cluster.NewDatabase()), ("Turns__RetryDelay", "00:00:00.200"));
        using var http = new HttpClient { BaseAddress = service.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.Secret);
        var conversations = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => OpenAsync(http)));

        using var stop = new CancellationTokenSource();
        var load = Task.WhenAll(conversations.Select(c => Task.Run(() => TalkAsync(http, c, stop.Token))));
        await Task.Delay(TimeSpan.FromSeconds(1));
        cluster.Down();
        await Task.Delay(Outage);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("healthz")).StatusCode);
        cluster.Up();
        await Task.Delay(TimeSpan.FromSeconds(1));
        await stop.CancelAsync();
        var acknowledged = await load;

        for (var i = 0; i < Clients; i++) await VerifyAsync(http, conversations[i], acknowledged[i]);
        output.WriteLine($"{kept} posts acknowledged, {refused} refused with 503; each answered once");
        Assert.True(kept > 0 && refused > 0, $"{kept} kept, {refused} refused: the load was no load.");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("healthz")).StatusCode);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> OpenAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("v3/directline/conversations", new { locale = Talker.Locale });
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["conversationId"]!.GetValue<string>();
    }

    /// <summary>Posts one message after another; a refused one again and again until it is taken.</summary>
    private async Task<List<(string Client, string Id)>> TalkAsync(
        HttpClient http, string conversation, CancellationToken stop)
    {
        var taken = new List<(string, string)>();
        for (var number = 0; !stop.IsCancellationRequested;)
        {
            var client = $"{conversation}-{number}";
            using var answer = await PostAsync(http, conversation, client);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(CancellationToken.None))!;
                taken.Add((client, body["id"]!.GetValue<string>()));
                Interlocked.Increment(ref kept);
                number++;
            }
            else
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                Interlocked.Increment(ref refused);
            }

            await Task.Delay(20, CancellationToken.None);
        }

        return taken;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string conversation, string client) =>
        http.PostAsJsonAsync($"v3/directline/conversations/{conversation}/activities", new JsonObject
        {
            ["type"] = "message",
            ["text"] = "停水了怎麼辦",
            ["locale"] = Talker.Locale,
            ["from"] = new JsonObject { ["id"] = "dl_u" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = client },
        });

    private static async Task VerifyAsync(HttpClient http, string conversation, List<(string Client, string Id)> taken)
    {
        // The last turn is answered last.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        List<JsonNode> history;
        do
        {
            await Task.Delay(50, patience.Token);
            history = await HistoryAsync(http, conversation);
        }
        while (!history.Exists(a => (string?)a["replyToId"] == taken[^1].Id));

        var said = history.Where(a => a["replyToId"] is null).Select(
            a => ((string)a["channelData"]!["clientActivityID"]!, (string)a["id"]!)).ToList();
        Assert.Equal(said.Distinct(), said);
        Assert.Subset(said.ToHashSet(), taken.ToHashSet());
        var answers = history.Where(a => a["replyToId"] is not null).GroupBy(a => (string)a["replyToId"]!)
            .ToDictionary(g => g.Key, g => g.Select(a => (string?)a["text"]).ToList());
        Assert.All(taken, t => Assert.Equal(answers[t.Id].Distinct(), answers[t.Id]));
    }

    private static async Task<List<JsonNode>> HistoryAsync(HttpClient http, string conversation)
    {
        var all = new List<JsonNode>();
        for (var watermark = "0"; ;)
        {
            var set = JsonNode.Parse(await http.GetStringAsync(
                $"v3/directline/conversations/{conversation}/activities?watermark={watermark}"))!;
            if (set["activities"]!.AsArray().Count == 0) return all;
            all.AddRange(set["activities"]!.AsArray().Select(a => a!));
            watermark = (string)set["watermark"]!;
        }
    }
}
