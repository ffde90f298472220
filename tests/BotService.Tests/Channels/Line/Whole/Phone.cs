using System.Text.Json.Nodes;
using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>A citizen with LINE: types, taps what is shown, and reads.</summary>
internal sealed class Phone(LineHost host, string name, PlatformAccount account)
{
    public string Id { get; } = LineEvents.User(name);

    public IReadOnlyList<Arrived> Received => [.. host.Platform.Chats.Of(Id).Where(a => a.Account == account.Name)];

    public Task<IReadOnlyList<Arrived>> SayAsync(string text) => AnswerAsync(host.Events.Text(Id, text));

    /// <summary>Delivers an event and waits for what answers it.</summary>
    public async Task<IReadOnlyList<Arrived>> AnswerAsync(LineEvent one)
    {
        var before = Received.Count;
        Assert.Equal(200, await host.Deliveries.SendAsync(account, [one]));
        await host.Platform.UntilAsync($"an answer to {one.Json.ToJsonString()}", () => Received.Count > before);
        return [.. Received.Skip(before)];
    }

    /// <summary>
    /// Taps a button or quick reply of the latest messages: the newest whose label or words hold the given.
    /// </summary>
    public Task<IReadOnlyList<Arrived>> TapAsync(string words) => AnswerAsync(Tapped(words));

    public LineEvent Tapped(string words)
    {
        var actions = Received.TakeLast(10).SelectMany(a => Actions(a.Message)).ToList();
        var action =
            actions.LastOrDefault(
                a => new[] { "label", "text", "displayText" }.Any(
                    p => ((string?)a[p])?.Contains(words, StringComparison.Ordinal) == true));
        Assert.True(action is not null,
            $"No button says {words}; there are {string.Join(", ", actions.Select(a => a["label"]))}");
        return (string)action["type"]! switch
        {
            "message" => host.Events.Text(Id, (string)action["text"]!),
            "postback" => host.Events.Postback(Id, (string)action["data"]!),
            var type => throw new InvalidOperationException($"{words} is a {type}, which tells the account nothing"),
        };
    }

    /// <summary>Every action in a message, in reading order: buttons before quick replies.</summary>
    public static IEnumerable<JsonObject> Actions(JsonNode? node) => node switch
    {
        JsonObject one => one.Where(p => p.Key != "quickReply").Concat(one.Where(p => p.Key == "quickReply"))
            .SelectMany(p => p.Key is "action" && p.Value is JsonObject action ? [action] : Actions(p.Value)),
        JsonArray many => many.SelectMany(Actions),
        _ => [],
    };
}
