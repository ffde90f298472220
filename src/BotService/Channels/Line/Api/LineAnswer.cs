using System.Text.Json.Nodes;

namespace BotService.Channels.Line.Api;

/// <summary>What LINE answered to a call.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">Null when it was empty or no object.</param>
/// <param name="RequestId"><c>x-line-request-id</c>, which LINE asks to be logged.</param>
internal sealed record LineAnswer(int Status, JsonObject? Body, string? RequestId, TimeSpan? RetryAfter)
{
    public bool IsGood => Status is >= 200 and < 300;
}
