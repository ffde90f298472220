using System.Text.Json;
using BotService.Engine.Dialogs.CallBacks;

namespace BotService.Storage;

/// <summary>How columns name what the engine has as values.</summary>
internal static class CallBackNames
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static CallBackStatus Status(string name) => Enum.GetValues<CallBackStatus>().First(s => Of(s) == name);
}
