using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace BotService.Tests.Web.WebChat;

/// <summary>A stream of the test's own in place of the service's: the page shows whatever is sent.</summary>
internal sealed class FakeStream
{
    private readonly TaskCompletionSource<IWebSocketRoute> opened = new();
    private int sequence;

    /// <summary>A visit whose page hears this stream; the service greets nobody.</summary>
    public async Task<Visit> VisitAsync(
        Browser browser, string path = "/?lang=en", int width = 1280, int height = 900, bool dark = false) =>
        await browser.VisitAsync(path, width, height, dark: dark, prepare: context =>
            context.RouteWebSocketAsync("**/stream?**", route => opened.TrySetResult(route)));

    /// <summary>A reply, or a message of the visitor.</summary>
    public JsonObject Message(string text, bool isUser = false, JsonNode? card = null, params string[] choices)
    {
        var number = ++sequence;
        var message = new JsonObject
        {
            ["type"] = "message",
            ["id"] = number.ToString(CultureInfo.InvariantCulture),
            ["conversation"] = new JsonObject { ["id"] = "fake" },
            ["from"] = new JsonObject { ["id"] = isUser ? "dl_x" : "bot", ["role"] = isUser ? "user" : "bot" },
            ["text"] = text,
            ["textFormat"] = isUser ? "plain" : "markdown",
            ["locale"] = "en",
            ["channelData"] = new JsonObject { ["webchat:sequence-id"] = number },
        };
        if (card is not null)
        {
            message["attachments"] = new JsonArray(
                new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card });
        }

        if (choices.Length > 0)
        {
            message["suggestedActions"] = new JsonObject
            {
                ["actions"] = new JsonArray(
                    [.. choices.Select(c => (JsonNode)new JsonObject
                    {
                        ["type"] = "imBack", ["title"] = c, ["value"] = c
                    })]),
            };
        }

        return message;
    }

    public async Task SendAsync(params JsonObject[] activities)
    {
        var route = await opened.Task.WaitAsync(TimeSpan.FromSeconds(30));
        route.Send(new JsonObject
        {
            ["activities"] = new JsonArray([.. activities]),
            ["watermark"] = sequence.ToString(CultureInfo.InvariantCulture),
        }.ToJsonString());
    }

    public Task ReplyAsync(string text, string? card = null, params string[] choices) =>
        SendAsync(Message(text, card: card is null ? null : JsonNode.Parse(card), choices: choices));
}
