using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Protocol;

namespace BotService.Channels.DirectLine;

/// <summary>
/// The optional body of <c>tokens/generate</c> and <c>conversations</c>; property names in
/// either case, everything optional.
/// </summary>
internal sealed record Parameters(string? UserId, string? Locale, IReadOnlyList<string> Origins)
{
    /// <summary>Stock clients take a user bound to a token only with this in front.</summary>
    public const string UserPrefix = "dl_";

    /// <summary>Far more than the few a site has; a token travels in every header.</summary>
    private const int MaxOrigins = 20;

    private const int MaxUserId = 128;

    /// <summary>
    /// A bound user must be well-formed and origins must be origins; either is a mistake of
    /// the site's server, told at once.
    /// </summary>
    public static (Parameters? Parameters, ProtocolError? Error) Read(JsonObject? json)
    {
        if (json is null) return (new Parameters(null, null, []), null);

        var user = JsonBody.Find(json, "user");
        var locale = JsonBody.Find(json, "locale");
        var origins = JsonBody.Find(json, "trustedOrigins");
        if (user is not (null or JsonObject)) return (null, ProtocolError.BadArgument("'user' must be an object."));

        if (!IsText(locale) || locale?.ToString() is { Length: > 35 })
            return (null, ProtocolError.BadArgument("'locale' must be a language tag."));

        var id = user is JsonObject named ? JsonBody.Find(named, "id") : null;
        if (!IsText(id) || id?.ToString() is { Length: > MaxUserId })
        {
            return (null, ProtocolError.BadArgument($"'user.id' must be a string of at most {MaxUserId} characters."));
        }

        if (origins is not (null or JsonArray { Count: <= MaxOrigins })
            || (origins as JsonArray)?.All(one => one is not null && IsText(one)
                && DirectLine.Origins.IsOrigin(one.ToString())) == false)
        {
            return (null,
                ProtocolError.BadArgument(
                    $"'trustedOrigins' must be at most {MaxOrigins} origins such as https://www.example.gov.tw."));
        }

        return (new Parameters(
            id?.ToString() is { Length: > 0 } given ? given : null,
            locale?.ToString() is { Length: > 0 } tag ? tag : null,
            [.. (origins as JsonArray ?? []).Select(one => one!.ToString())]), null);
    }

    private static bool IsText(JsonNode? node) => node is null || node.GetValueKind() == JsonValueKind.String;
}
