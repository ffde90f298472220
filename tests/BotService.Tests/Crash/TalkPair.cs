using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using BotService.Tests.Web.Staff;

namespace BotService.Tests.Crash;

/// <summary>
/// A citizen and a clerk in one talk. Both number what they say, and repeat under the same key what nobody acknowledged. Each
/// remembers what was acknowledged.
/// </summary>
internal sealed class TalkPair(string name)
{
    /// <summary>Smaller numbers may be a cry for help, such as 110.</summary>
    private const int First = 30_000;

    private readonly List<(string Text, bool Known)> asked = [], answered = [];
    private string conversation = "";

    /// <summary>Of either side.</summary>
    public int Acknowledged => asked.Count(m => m.Known) + answered.Count(m => m.Known);

    /// <summary>Both speak until the service is gone.</summary>
    public async Task TalkAsync(HttpClient http, StaffBrowser clerk, CancellationToken stop)
    {
        try
        {
            await OpenAsync(http, clerk);
            while (!stop.IsCancellationRequested)
            {
                Next(asked, "問");
                await AskAsync(http);
                Next(answered, "答");
                await AnswerAsync(clerk);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The service was killed. What it did not acknowledge is repeated later.
        }
    }

    /// <summary>Repeats what is not acknowledged.</summary>
    public async Task FinishAsync(HttpClient http, StaffBrowser clerk)
    {
        await OpenAsync(http, clerk);
        if (asked is [.., { Known: false }]) await AskAsync(http);
        if (answered is [.., { Known: false }]) await AnswerAsync(clerk);
    }

    /// <summary>Everything stands there once, in its order, and nothing besides from the assistant once the clerk had come.</summary>
    public async Task VerifyAsync(HttpClient http)
    {
        var told = new List<JsonNode>();
        for (var watermark = "0"; ;)
        {
            var set = await CallAsync(http, HttpMethod.Get, $"conversations/{conversation}/activities?watermark={watermark}", null);
            if (set["activities"]!.AsArray() is not { Count: > 0 } more) break;
            told.AddRange(more.Select(a => a!));
            watermark = (string)set["watermark"]!;
        }

        var texts = told.Select(a => (string?)a["text"]).OfType<string>().ToList();
        Assert.Equal(asked.Select(m => m.Text), texts.Where(t => t.StartsWith($"{name} 問", StringComparison.Ordinal)));
        Assert.Equal(answered.Select(m => m.Text), texts.Where(t => t.StartsWith($"{name} 答", StringComparison.Ordinal)));
        var came = told.FindIndex(a => (string?)a["value"]?["state"] == "accepted");
        Assert.Empty(
            told.Skip(came + 1).Where(a => (string?)a["type"] == "message" && (string?)a["from"]?["role"] == "bot"
                && (string?)a["channelData"]?["author"] != "staff").Select(a => (string?)a["text"]));
    }

    public async Task EndAsync(StaffBrowser clerk)
    {
        using var ended = await clerk.PostFormAsync($"/staff/talks/{conversation}/end");
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
    }

    private void Next(List<(string Text, bool Known)> said, string what)
    {
        if (said is [] or [.., { Known: true }]) said.Add(($"{name} {what}電費過戶要帶什麼，第 {First + said.Count} 次", false));
    }

    private async Task OpenAsync(HttpClient http, StaffBrowser clerk)
    {
        if (conversation.Length == 0)
            conversation = (string)(await CallAsync(http, HttpMethod.Post, "conversations", new JsonObject { ["locale"] = Talker.Locale }))["conversationId"]!;
        // Asked again it is told again where it stands: nothing is doubled by it.
        if (!await IsTakenAsync(clerk))
        {
            await SendAsync(http, "我要找專人", $"{name}-first");
            while (!await IsTakenAsync(clerk))
            {
                using var taken = await clerk.PostFormAsync($"/staff/talks/{conversation}/take");
                await Task.Delay(20);
            }
        }
    }

    private async Task<bool> IsTakenAsync(StaffBrowser clerk)
    {
        using var shown = await clerk.GetAsync($"/staff/talks/{conversation}");
        return shown.StatusCode == HttpStatusCode.OK
            && (await shown.Content.ReadAsStringAsync()).Contains($"/staff/talks/{conversation}/say", StringComparison.Ordinal);
    }

    private async Task AskAsync(HttpClient http)
    {
        await SendAsync(http, asked[^1].Text, asked[^1].Text);
        asked[^1] = (asked[^1].Text, true);
    }

    private async Task AnswerAsync(StaffBrowser clerk)
    {
        var text = answered[^1].Text;
        // Now and then twice: the key says that it is the same.
        for (var i = RandomNumberGenerator.GetInt32(5) == 0 ? 0 : 1; i < 2; i++)
        {
            using var said = await clerk.PostFormAsync($"/staff/talks/{conversation}/say", ("text", text), ("key", $"k{answered.Count}"));
            Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        }

        answered[^1] = (text, true);
    }

    private Task SendAsync(HttpClient http, string text, string key) => CallAsync(
        http, HttpMethod.Post, $"conversations/{conversation}/activities", new JsonObject
        {
            ["type"] = "message", ["text"] = text, ["locale"] = Talker.Locale, ["from"] = new JsonObject { ["id"] = $"dl_{name}" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = key },
        });

    private static Task<JsonObject> CallAsync(HttpClient http, HttpMethod method, string path, JsonObject? body) =>
        Talker.CallAsync(http, method, path, ServiceProcess.Secret, body);
}
