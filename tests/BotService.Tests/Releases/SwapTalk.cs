using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BotService.Tests.Releases;

/// <summary>Somebody on Direct Line who asks again as soon as there is an answer.</summary>
internal sealed class SwapTalk(HttpClient http)
{
    private static readonly string[] Said = ["電費過戶要帶什麼", "公司", "委託別人辦", "水可以先停用嗎", "電費過戶要多少錢"];

    /// <returns>For each turn, the release that each of its replies names.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> RunAsync(int count)
    {
        var opened = await http.PostAsync("v3/directline/conversations", null);
        var path = $"v3/directline/conversations/{(string)(await BodyAsync(opened))["conversationId"]!}/activities";
        var turns = new List<IReadOnlyList<string>>();
        for (var i = 0; i < count; i++)
        {
            var sent = await http.PostAsJsonAsync(
                path, new { type = "message", from = new { id = "u" }, text = Said[i % Said.Length], locale = "zh-TW" });
            turns.Add(await AnswerAsync(path, (string)(await BodyAsync(sent))["id"]!));
        }

        return turns;
    }

    private async Task<IReadOnlyList<string>> AnswerAsync(string path, string activity)
    {
        for (var watermark = 0; ; await Task.Delay(5))
        {
            var read = await BodyAsync(await http.GetAsync($"{path}?watermark={watermark}"));
            var replies = read["activities"]!.AsArray().Where(a => (string?)a!["replyToId"] == activity).ToList();
            if (replies.Count > 0) return [.. replies.Select(r => (string)r!["channelData"]!["answer"]!["release"]!)];
        }
    }

    private static async Task<JsonNode> BodyAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
