using System.Text.Json;
using BotService.Engine.Dialogs;

namespace BotService.Conversations;

internal static class ReplyKinds
{
    /// <summary>
    /// Such as <c>notInForce</c>: <c>channelData.answer.kind</c>, and what records and labels call it.
    /// </summary>
    public static string NameOf(ReplyKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
