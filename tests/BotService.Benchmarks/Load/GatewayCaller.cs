using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BotService.Benchmarks.Load;

/// <summary>
/// One caller after another on one line of an AudioCodes gateway in chat mode: talks the script's conversations, and
/// has the last sentence said again by key now and then.
/// </summary>
internal sealed class GatewayCaller(HttpClient http, Script script, int number) : IDisposable
{
    private const string Bot = "voice/audiocodes";
    private const int KeyEvery = 4;

    private readonly SemaphoreSlim line = new(1);
    private int talk = number * 7;
    private int turn;
    private int told;
    private int sent;
    private Uri? activities;

    /// <summary>A client that shows the gateway's token.</summary>
    public static HttpClient Connect(Uri service, string token) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 })
        {
            BaseAddress = service,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };

    /// <summary>One turn; begins a call first where the last is over.</summary>
    /// <returns>From before the request until its answer was read; and whether that gave the call to a person.</returns>
    /// <exception cref="HttpRequestException">The answer was not 200.</exception>
    public async Task<(TimeSpan Took, bool GivenAway)> TurnAsync()
    {
        await line.WaitAsync();
        try
        {
            var turns = script.Talks[talk % script.Talks.Count].Turns;
            if (turn == turns.Count) (talk, turn, activities) = (talk + 1, 0, null);
            if (activities is null) await BeginAsync();

            var isKey = ++told % KeyEvery == 0;
            var said = script.Talks[talk % script.Talks.Count].Turns[turn];
            if (!isKey) turn++;
            var started = Stopwatch.GetTimestamp();
            var answer = await TellAsync(isKey
                ? new JsonObject { ["type"] = "event", ["name"] = "DTMF", ["value"] = "*" }
                : new JsonObject { ["type"] = "message", ["text"] = said });
            var took = Stopwatch.GetElapsedTime(started);
            var names = answer.Select(one => (string?)one!["name"]).ToList();
            if (names.Contains("transfer") || names.Contains("hangup")) (talk, turn, activities) = (talk + 1, 0, null);
            return (took, names.Contains("transfer"));
        }
        finally
        {
            line.Release();
        }
    }

    public void Dispose() => line.Dispose();

    private async Task BeginAsync()
    {
        using var opened = await http.PostAsJsonAsync(Bot, new { conversation = $"line-{number}-talk-{talk}" });
        opened.EnsureSuccessStatusCode();
        var urls = await opened.Content.ReadFromJsonAsync<JsonObject>();
        activities = new Uri(http.BaseAddress!, (string)urls!["activitiesURL"]!);
        await TellAsync(new JsonObject
        {
            ["type"] = "event", ["name"] = "start", ["language"] = script.Talks[talk % script.Talks.Count].Locale
        });
    }

    private async Task<JsonArray> TellAsync(JsonObject activity)
    {
        activity["id"] = $"{++sent}";
        using var answer = await http.PostAsJsonAsync(activities, new JsonObject { ["activities"] = new JsonArray(activity) });
        return answer.StatusCode == HttpStatusCode.OK
            ? (await answer.Content.ReadFromJsonAsync<JsonObject>())!["activities"]!.AsArray()
            : throw new HttpRequestException($"{activity["name"] ?? activity["type"]}: {answer.StatusCode}");
    }
}
