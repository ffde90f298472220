using System.Text.Json.Nodes;
using BotService.Channels.Line;
using BotService.Channels.Line.Webhook;
using BotService.Conversations;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace BotService.Tests.Channels.Line.Webhook;

/// <summary>Webhooks as LINE sends them.</summary>
internal static class Events
{
    public const string Bot = "U00000000000000000000000000000b07", User = "Ua0000000000000000000000000000001", Group =
        "Cb0000000000000000000000000000002";

    public static readonly DateTimeOffset Now = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    /// <summary>Where an event happened.</summary>
    public const string InPrivate = $$"""{"type":"user","userId":"{{User}}"}""", InGroup =
        $$"""{"type":"group","groupId":"{{Group}}","userId":"{{User}}"}""";

    public static string Webhook(params string[] events) => Webhook(Bot, events);

    public static string Webhook(string destination, string[] events) =>
        $$"""{"destination":"{{destination}}","events":[{{string.Join(',', events)}}]}""";

    /// <param name="rest">What the type adds, as properties; one that stands here too replaces it.</param>
    public static string Event(
        string type, string rest = "", string source = InPrivate, string id = "01HE0000000000000000000001",
        DateTimeOffset? at = null)
    {
        var json = JsonNode.Parse($$"""
            {"type":"{{type}}","mode":"active","timestamp":{{(at ?? Now).ToUnixTimeMilliseconds()}},"source":{{source}},"webhookEventId":"{{id}}",
            "deliveryContext":{"isRedelivery":false},"replyToken":"nHuyWiB7yP5Zw52FIkcQobQuGDXCTA"}
            """)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse($"{{{rest}}}")!.AsObject()) json[name] = value?.DeepClone();

        return json.ToJsonString();
    }

    /// <summary>A text that a citizen wrote.</summary>
    public static string Text(
        string text, string id = "01HE0000000000000000000001", string source = InPrivate, DateTimeOffset? at = null,
        string mention = "null", string rest = "") =>
        Event("message", $$$"""
            "message":{"type":"text","id":"m{{{id}}}","quoteToken":"q","text":{{{JsonValue.Create(text).ToJsonString()}}},"mention":{{{mention}}}}{{{(rest.Length > 0 ? "," : "")}}}{{{rest}}}
            """, source, id, at);

    /// <summary>What becomes of a webhook that came at <see cref="Now"/>.</summary>
    public static IReadOnlyList<Arrival> Read(
        string webhook, string? organisation = null, DateTimeOffset? received = null)
    {
        var (body, fault) = WebhookBody.Parse(System.Text.Encoding.UTF8.GetBytes(webhook));
        Assert.Null(fault);
        return Reader().Of(body!, new LineAccount { Name = "power", Organisation = organisation }, received ?? Now);
    }

    public static Activity Only(string webhookEvent) => Assert.Single(Read(Webhook(webhookEvent))).Activity;

    public static Arrivals Reader() => new(
        new Pseudonyms(Mock.Of<IServiceKeys>(keys => keys.Get("line") == WebhookHost.Key)),
        Options.Create(new LineOptions()), NullLogger<Arrivals>.Instance);
}
