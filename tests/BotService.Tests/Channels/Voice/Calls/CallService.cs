using System.Text.RegularExpressions;
using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Speaking;
using BotService.Conversations;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Storage;
using Dapper;

namespace BotService.Tests.Channels.Voice.Calls;

/// <summary>What tests of calls ask of the service around them.</summary>
internal static class CallService
{
    public static Task<TestService> StartAsync(params (string Name, string Value)[] settings) => TestService.StartAsync(
        settings.ToDictionary(one => one.Name, one => (string?)one.Value));

    public static IReadOnlyList<Passage> Passages(Caller caller) => caller.Commands.OfType<CallCommand.Say>().First().Passages;

    /// <summary>The first six figures in a row.</summary>
    public static string Figures(string heard) => string.Concat(
        Regex.Match(heard.Replace("，", "", StringComparison.Ordinal), "[零一二三四五六七八九]{6}").Value
            .Select(c => "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal)));

    public static async Task<ReplyKind> SayElsewhereAsync(TestService service, string text)
    {
        var door = service.Get<ITurnDoor>();
        await door.OpenAsync(new NewConversation("elsewhere", "directline", "dl_u", "zh-TW", null, null, Greet: false), default);
        var accepted = await door.ReceiveAsync("elsewhere", new(new() { ["type"] = "message", ["text"] = text }), default);
        return (await door.RepliesToAsync("elsewhere", accepted, default))[^1].Spoken!.Reply.Kind;
    }

    public static async Task<IReadOnlyList<string>> PapersAsync(TestService service, string call)
    {
        var history = await service.Get<ITurnDoor>().ReadAsync(call, 0, 100, default);
        var sheet = history.Select(one => one.Spoken?.Reply.Sheet).Last(found => found is not null)!;
        return [.. sheet.Parts.Where(part => part.Kind is PartKind.Documents or PartKind.Forms or PartKind.Fees or PartKind.Warnings)
            .SelectMany(part => part.Items).Select(item => item.Id)];
    }

    public static Task<long> ScalarAsync(TestService service, string sql) =>
        service.Get<Database>().ReadAsync(db => db.ExecuteScalarAsync<long>(sql), default);

    public static Task<string?> TextAsync(TestService service, string sql) =>
        service.Get<Database>().ReadAsync(db => db.ExecuteScalarAsync<string?>(sql), default);
}
