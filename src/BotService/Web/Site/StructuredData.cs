using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using BotService.Engine.Cases;
using BotService.Engine.Library;
using BotService.Sheets;
using BotService.Web.Layout;

namespace BotService.Web.Site;

/// <summary>
/// What an entry is, for search engines: schema.org as JSON-LD. It says nothing that the page does not.
/// </summary>
internal static class StructuredData
{
    /// <summary>Escapes &lt;, &gt; and &amp;, so that it may stand in a page.</summary>
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All)
    };

    public static string Of(Visit visit, Card card, Sheet? sheet)
    {
        var address = visit.Full($"/entries/{card.Id}", [], visit.Locale);
        // Only what is applied for or done for somebody is a service; the rest is a page about something.
        var data = card.Kind is "procedure" or "action"
            ? Service(visit, card, sheet, address) : new JsonObject { ["@type"] = "WebPage" };
        data["@context"] = "https://schema.org";
        data["name"] = card.Name;
        data["description"] = card.Summary;
        data["url"] = address;
        if (card.Aliases.Count > 0) data["alternateName"] = new JsonArray([.. card.Aliases.Select(a => (JsonNode?)a)]);
        if (data["@type"]!.GetValue<string>() == "WebPage")
        {
            data["inLanguage"] = visit.Locale;
            data["dateModified"] = VisitComponent.Day(card.Updated);
        }
        return data.ToJsonString(Json);
    }

    private static JsonObject Service(Visit visit, Card card, Sheet? sheet, string address)
    {
        var data = new JsonObject
        {
            ["@type"] = "GovernmentService",
            ["serviceType"] = card.Service.Name,
            ["provider"] = new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = card.Organisation.Name },
        };
        if (visit.Words.Texts.TryGetValue($"area.{card.Organisation.Id}", out var area))
        {
            data["areaServed"] = new JsonObject { ["@type"] = "AdministrativeArea", ["name"] = area };
        }
        var online = sheet?.Parts.Where(p => p.Kind == PartKind.Channels).SelectMany(p => p.Items)
            .Where(i => SheetMarks.Link(i.Url) is { } url && url.StartsWith("http", StringComparison.Ordinal))
            .ToList() ?? [];
        data["availableChannel"] =
            new JsonArray([.. online.Select(i => (JsonNode)Channel(i.Text, i.Url!)), Channel(card.Name, address)]);
        return data;
    }

    private static JsonObject Channel(string name, string url) =>
        new() { ["@type"] = "ServiceChannel", ["name"] = name, ["serviceUrl"] = url };
}
