using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using BotService.Channels.Line;
using BotService.Channels.Line.Messages;

namespace BotService.Tests.Channels.Line.Messages;

/// <summary>LINE's limits, in numbers of their own so that a slip in the code's numbers shows.</summary>
internal static class Limits
{
    public static void AssertKept(IReadOnlyList<JsonObject> messages)
    {
        Assert.InRange(messages.Count, 1, 5);
        Assert.All(messages.SkipLast(1), m => Assert.Null(m["quickReply"]));
        foreach (var message in messages)
        {
            AssertNothingEmpty(message);
            if ((string?)message["type"] == "text") Assert.InRange(message.Said().Length, 1, 5000);
            else AssertFlex(message);
            foreach (var item in message["quickReply"]?["items"]?.AsArray() ?? [])
                AssertAction((JsonObject)item!["action"]!);
            Assert.InRange(message["quickReply"]?["items"]?.AsArray().Count ?? 1, 1, 13);
        }
    }

    public static int Bytes(JsonNode json) => LineJson.Bytes(json);

    private static void AssertFlex(JsonObject message)
    {
        Assert.Equal("flex", (string?)message["type"]);
        Assert.InRange(((string)message["altText"]!).Length, 1, 1500);
        var contents = message["contents"]!;
        if ((string?)contents["type"] == "carousel")
        {
            Assert.InRange(contents["contents"]!.AsArray().Count, 2, 12);
            Assert.InRange(Bytes(contents), 1, 50_000);
            Assert.Single(contents["contents"]!.AsArray().Select(b => (string?)b!["size"]).Distinct());
        }
        foreach (var component in LineReader.Components(contents))
        {
            switch ((string?)component["type"])
            {
                case "bubble": Assert.InRange(Bytes(component), 1, 30_000); break;
                case "box": Assert.NotEmpty(component["contents"]!.AsArray()); break;
                case "text":
                    Assert.True((bool)component["wrap"]!);
                    Assert.True(component.ContainsKey("text") != component.ContainsKey("contents"));
                    Assert.Matches("^#[0-9A-F]{6}$", (string)component["color"]!);
                    break;
                case "button": Assert.NotNull(component["action"]!["label"]); break;
            }
            if (component["action"] is JsonObject action) AssertAction(action);
        }
    }

    private static void AssertAction(JsonObject action)
    {
        Assert.InRange(Clusters(action["label"] ?? "x"), 1, 20);
        switch ((string?)action["type"])
        {
            case "message": Assert.InRange(Clusters(action["text"]!), 1, 300); break;
            case "postback":
                Assert.InRange(((string)action["data"]!).Length, 1, 300);
                Assert.InRange(Clusters(action["displayText"]!), 1, 300);
                break;
            case "uri":
                var uri = (string)action["uri"]!;
                Assert.InRange(uri.Length, 1, 1000);
                Assert.Matches(@"^(https?://|tel:)[!-~]+$", uri);
                break;
            default: Assert.Fail($"an action of type {action["type"]}"); break;
        }
    }

    private static void AssertNothingEmpty(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json: foreach (var (_, value) in json) AssertNothingEmpty(value); break;
            case JsonArray array: foreach (var value in array) AssertNothingEmpty(value); break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                Assert.False(string.IsNullOrWhiteSpace(text)); break;
            default: Assert.NotNull(node); break;
        }
    }

    private static int Clusters(JsonNode text) => new StringInfo((string)text!).LengthInTextElements;
}
