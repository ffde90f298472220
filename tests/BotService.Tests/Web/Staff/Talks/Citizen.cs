using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Protocol;
using BotService.Tests.Conversations;

namespace BotService.Tests.Web.Staff.Talks;

/// <summary>Somebody who asks for a person, in a conversation of their own.</summary>
internal sealed class Citizen(StaffService staff, string conversation)
{
    public string Conversation => conversation;

    public string Page => $"/staff/talks/{conversation}";

    private ITurnDoor Door => staff.Service.Get<ITurnDoor>();

    /// <summary>Says something first, then asks for a person; somebody must be there.</summary>
    public static async Task<Citizen> WaitingAsync(
        StaffService staff, string conversation = "c", string matter = "電費過戶", string channel = "directline")
    {
        var citizen = new Citizen(staff, conversation);
        await citizen.Door.OpenAsync(new(conversation, channel, "dl_u", "zh-TW", null, null, false), default);
        await citizen.SayAsync(matter);
        await citizen.SayAsync("找專人");
        return citizen;
    }

    /// <returns>What was answered, in its order.</returns>
    public async Task<IReadOnlyList<string>> SayAsync(string text)
    {
        var accepted = await Door.ReceiveAsync(conversation, BotHost.Message(text), default);
        return [.. (await Door.RepliesToAsync(conversation, accepted, BotHost.Soon())).Select(r => r.Said ?? "")];
    }

    /// <summary>Shows that they type, as clients of Direct Line do.</summary>
    public Task TypeAsync() => Door.ReceiveAsync(
        conversation, new Activity(new JsonObject { ["type"] = "typing", ["from"] = new JsonObject { ["id"] = "dl_u" } }), default);

    public async Task<IReadOnlyList<StoredActivity>> HistoryAsync() => await Door.ReadAsync(conversation, 0, 500, default);

    /// <summary>All that was said by whomever, in its order.</summary>
    public async Task<IReadOnlyList<string>> SaidAsync() => [.. (await HistoryAsync()).Select(a => a.Said ?? "")];
}
