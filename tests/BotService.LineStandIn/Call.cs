using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BotService.LineStandIn;

/// <summary>A call on its way to its answer.</summary>
internal sealed record Call(
    HttpContext Context, string Path, PlatformAccount Account, string Request, string? RetryKey, byte[] Content)
{
    public string Method => Context.Request.Method;

    /// <summary>The body, where it is JSON.</summary>
    public JsonNode? Json
    {
        get
        {
            try
            {
                return Content.Length == 0 ? null : JsonNode.Parse(Content);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    public string Route(string name) => (string)Context.Request.RouteValues[name]!;
}

/// <summary>What LINE answers.</summary>
/// <param name="AcceptedBefore">The request that took the same retry key.</param>
internal sealed record LineReply(int Status, JsonObject? Json, string? AcceptedBefore = null)
{
    public const string InvalidReplyToken = "Invalid reply token";

    public static readonly LineReply Empty = new(200, []);

    public static readonly LineReply Unauthorized =
        new(401, Message("Authentication failed. Confirm that the access token in the authorization header is valid."));

    public string ContentType { get; init; } = "application/json";

    public byte[] Content { get; init; } = Json is null ? [] : Encoding.UTF8.GetBytes(Json.ToJsonString());

    public static LineReply Good(JsonObject json) => new(200, json);

    public static LineReply Bad(string message) => new(400, Message(message));

    public static LineReply NotFound(string message) => new(404, Message(message));

    /// <summary>A 400 with the details LINE gives.</summary>
    public static LineReply Invalid(IReadOnlyList<Fault> faults)
    {
        var count = faults.Count(f => f.Refused);
        var json = Message(count == 1 ? "The request body has 1 error(s)" : $"The request body has {count} error(s)");
        json["details"] =
            new JsonArray(
                [.. faults.Where(f => f.Refused)
                    .Select(f => new JsonObject { ["message"] = f.Message, ["property"] = f.Property })]);
        return new(400, json);
    }

    public static JsonObject Message(string text) => new() { ["message"] = text };
}
