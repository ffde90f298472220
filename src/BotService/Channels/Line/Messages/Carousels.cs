using System.Text.Json.Nodes;

namespace BotService.Channels.Line.Messages;

/// <summary>Pages as messages: one alone as a wide bubble, several side by side.</summary>
internal static class Carousels
{
    private const string Empty = """{"type":"carousel","contents":[]}""";

    public static IEnumerable<JsonObject> Of(IReadOnlyList<FlexPage> pages)
    {
        for (var first = 0; first < pages.Count;)
        {
            var count = Fitting(pages, first);
            yield return Message([.. pages.Skip(first).Take(count)]);
            first += count;
        }
    }

    private static int Fitting(IReadOnlyList<FlexPage> pages, int first)
    {
        var (count, bytes) = (0, Empty.Length);
        while (first + count < pages.Count && count < LineLimits.Bubbles)
        {
            bytes += LineJson.Bytes(pages[first + count].Bubble) + 1;
            if (count > 0 && bytes > LineLimits.CarouselBytes) break;
            count++;
        }
        return count;
    }

    private static JsonObject Message(IReadOnlyList<FlexPage> pages) => new()
    {
        ["type"] = "flex",
        ["altText"] = AltText.Of(pages),
        ["contents"] = pages.Count == 1
            ? Wide(pages[0].Bubble)
            : new JsonObject
            {
                ["type"] = "carousel", ["contents"] = new JsonArray([.. pages.Select(page => page.Bubble)])
            },
    };

    private static JsonObject Wide(JsonObject bubble)
    {
        bubble["size"] = "giga";
        return bubble;
    }
}
