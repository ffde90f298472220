using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace BotService.Tests.Crash;

/// <summary>A message a client has posted at least once.</summary>
internal sealed class Posted(string clientId, string text)
{
    public string ClientId => clientId;

    public string Text => text;

    /// <summary>The id the service acknowledged it with; null while no answer arrived.</summary>
    public string? Id { get; set; }

    /// <summary>The client will not ask again: the message may have arrived or not.</summary>
    public bool GivenUp { get; set; }
}

/// <summary>
/// A client with one conversation. It posts faster than it is answered, repeats what was not acknowledged, now and then
/// what was, and sometimes gives up; it remembers all it was told.
/// </summary>
internal sealed class Talker(string name)
{
    public const string Locale = "zh-TW";

    private const int MostUnanswered = 12;

    private static readonly string[] Sentences =
    [
        "電費過戶要帶什麼", "公司", "代理人", "我有身分證和電費單，還缺什麼", "那要多少錢", "不是，是個人", "停水了怎麼辦", "天氣好嗎", "重新開始",
        "我要申請復電", "全部列出", "How do I change the name on my electricity bill?", "在哪裡辦", "🙂", "有幫助",
    ];

    private readonly HashSet<string> answered = [];
    private string? token;

    public string Conversation { get; private set; } = "";

    public List<Posted> Messages { get; } = [];

    /// <summary>Ids of activities in the order polling showed them.</summary>
    public List<string> Seen { get; } = [];

    public long Watermark { get; private set; }

    /// <summary>Posts and polls until the service is gone or the talk is stopped.</summary>
    public async Task TalkAsync(HttpClient http, CancellationToken stop)
    {
        try
        {
            await OpenAsync(http);
            while (!stop.IsCancellationRequested)
            {
                if (Messages.Count(m => m.Id is not null && !answered.Contains(m.Id)) < MostUnanswered)
                    await SayAsync(http);

                await PollAsync(http);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The service was killed. What it did not acknowledge is repeated later.
        }
    }

    /// <summary>Repeats what is not acknowledged, then reads until everything is answered.</summary>
    public async Task FinishAsync(HttpClient http, CancellationToken patience)
    {
        await OpenAsync(http);

        // Turns of a conversation run in order: once the last message is answered, so is
        // everything that was given up before it.
        Messages.Add(new Posted($"{name}-last", Sentences[0]));
        foreach (var message in Messages.Where(m => m.Id is null && !m.GivenUp)) await PostAsync(http, message);

        while (!Messages.TrueForAll(m => m.Id is null || answered.Contains(m.Id)))
        {
            await Task.Delay(20, patience);
            await PollAsync(http);
        }

        await PollAsync(http);
    }

    /// <summary>The conversation from its beginning.</summary>
    public async Task<IReadOnlyList<JsonNode>> HistoryAsync(HttpClient http)
    {
        var all = new List<JsonNode>();
        for (var watermark = 0L; ;)
        {
            var (activities, next) = await ReadAsync(http, watermark);
            if (activities.Count == 0) return all;

            all.AddRange(activities);
            watermark = next;
        }
    }

    private async Task OpenAsync(HttpClient http)
    {
        token ??= (await CallAsync(http, HttpMethod.Post, "tokens/generate", ServiceProcess.Secret, new JsonObject { ["user"] = new JsonObject { ["id"] = $"dl_{name}" } }))["token"]!.GetValue<string>();
        if (Conversation.Length == 0)
        {
            Conversation =
                (await CallAsync(http, HttpMethod.Post, "conversations", token, new JsonObject { ["locale"] = Locale }))["conversationId"]!.GetValue<string>();
        }
    }

    private async Task SayAsync(HttpClient http)
    {
        var lost = Messages.Find(m => m.Id is null && !m.GivenUp);
        if (lost is not null)
        {
            if (Chance(5))
            {
                lost.GivenUp = true;
            }
            else
            {
                await PostAsync(http, lost);
            }
        }
        else if (Messages.Count > 0 && Chance(10)
            && Messages[RandomNumberGenerator.GetInt32(Messages.Count)] is { GivenUp: false } known)
        {
            await PostAsync(http, known);
        }
        else
        {
            var fresh = new Posted($"{name}-{Messages.Count}", Sentences[Messages.Count % Sentences.Length]);
            Messages.Add(fresh);
            await Task.WhenAll(Enumerable.Range(0, Chance(10) ? 2 : 1).Select(_ => PostAsync(http, fresh)));
        }
    }

    private async Task PostAsync(HttpClient http, Posted message)
    {
        var answer = await CallAsync(
            http, HttpMethod.Post, $"conversations/{Conversation}/activities", token!, new JsonObject
        {
            ["type"] = "message",
            ["text"] = message.Text,
            ["locale"] = Locale,
            ["from"] = new JsonObject { ["id"] = $"dl_{name}" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = message.ClientId },
        });
        var id = answer["id"]!.GetValue<string>();
        Assert.True(message.Id is null || message.Id == id,
            $"{message.ClientId} was acknowledged as {message.Id} and then as {id}");
        message.Id = id;
    }

    private async Task PollAsync(HttpClient http)
    {
        var (activities, watermark) = await ReadAsync(http, Watermark);
        Assert.True(watermark >= Watermark, $"The watermark of {name} went back from {Watermark} to {watermark}");
        foreach (var activity in activities)
        {
            var number = activity["channelData"]!["webchat:sequence-id"]!.GetValue<long>();
            Assert.True(number > Watermark, $"{name} was shown number {number} again, after watermark {Watermark}");
            Seen.Add(activity["id"]!.GetValue<string>());
            if (activity["replyToId"] is { } replyTo) answered.Add(replyTo.GetValue<string>());
        }

        Watermark = watermark;
    }

    private async Task<(IReadOnlyList<JsonNode> Activities, long Watermark)> ReadAsync(HttpClient http, long after)
    {
        var set = await CallAsync(
            http, HttpMethod.Get, $"conversations/{Conversation}/activities?watermark={after}", token!, null);
        return ([.. set["activities"]!.AsArray().Select(a => a!)],
            long.Parse(set["watermark"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture));
    }

    internal static async Task<JsonObject> CallAsync(
        HttpClient http, HttpMethod method, string path, string bearer, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, $"v3/directline/{path}")
        {
            Content = body is null ? null : JsonContent.Create(body)
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        // Being killed cuts connections; a refusal would be a fault.
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    private static bool Chance(int percent) => RandomNumberGenerator.GetInt32(100) < percent;
}
