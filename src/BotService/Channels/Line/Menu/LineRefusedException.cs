using System.Text.Json.Nodes;
using BotService.Channels.Line.Api;

namespace BotService.Channels.Line.Menu;

/// <summary>
/// LINE did not do what it was asked, or was not to be reached. The message is for the operator and holds no token.
/// </summary>
internal sealed class LineRefusedException : Exception
{
    public LineRefusedException(string message) : base(message)
    {
    }

    /// <param name="call">Method and path.</param>
    /// <param name="body">LINE's reasons.</param>
    public LineRefusedException(int status, string call, JsonObject? body)
        : base(Say(status, call, body)) => Status = status;

    /// <summary>Null when there was no answer.</summary>
    public int? Status { get; }

    private static string Say(int status, string call, JsonObject? body) => status == StatusCodes.Status401Unauthorized
        ? "LINE does not accept the channel access token (401). Issue a new one in the LINE Developers console and set it as the account's ChannelAccessToken."
        : $"LINE answers {call} with {status}{(Reasons(body) is { Length: > 0 } reasons ? $": {reasons}" : ".")}";

    /// <summary>What LINE says is wrong, and with which property.</summary>
    public static string Reasons(JsonObject? body)
    {
        var details = (body?["details"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(d => $"{d.Text("property")}: {d.Text("message")}".Trim(' ', ':'));
        return string.Join("; ", details.Prepend(body?.Text("message")).Where(r => !string.IsNullOrWhiteSpace(r)));
    }
}
