using BotService.Conversations;
using BotService.Evidence;
using BotService.Hosting;
using BotService.Storage;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Web.Staff.Reports;

/// <summary>A month of conversations on three channels, and what another program counts over the rows that they left.</summary>
internal static class ScriptedMonth
{
    public const int Talks = 104, Dissatisfied = 14;

    /// <summary>From one conversation to the next.</summary>
    private const int Hours = 6;

    private static readonly string[] Channels = ["webchat", "line", "voice"];

    private static readonly string[][] Said =
    [
        ["電費過戶，公司，請代理人辦"], ["我要暫停用水", "不知道"], ["今天天氣如何", "電費過戶，公司，請代理人辦"], ["How do I change the name on the electricity bill?"],
        ["電費過戶，公司，請代理人辦", "電費過戶，公司，請代理人辦"], ["我要申請電費帳單寄電子郵件"],
    ];

    /// <summary>A turn as it lies in the store, and what was noted of it.</summary>
    internal sealed class Row
    {
        public long Number { get; init; }
        public required string Conversation { get; init; }
        public required string Channel { get; init; }
        public DateTimeOffset At { get; init; }
        public required string Kind { get; init; }
        public string? Entry { get; init; }
        public required string Slots { get; init; }
        public required string Locale { get; init; }
        public long Missed { get; init; }
    }

    /// <summary>All of it lies in one half of a year, whenever it is run.</summary>
    /// <returns>Its first day.</returns>
    public static async Task<DateOnly> LiveAsync(StaffService staff)
    {
        var today = Taiwan.Today(staff.Clock);
        if (HalfYear.Of(today.AddDays(Talks * Hours / 24 + 1)) != HalfYear.Of(today))
            staff.Clock.Advance(Taiwan.Midnight(HalfYear.Of(today).Last.AddDays(1)) - staff.Clock.GetUtcNow());
        var first = Taiwan.Today(staff.Clock);
        var door = staff.Service.Get<ITurnDoor>();
        for (var i = 0; i < Talks; i++)
        {
            var id = $"month{i:000}";
            var channel = Channels[i % 3];
            await door.OpenAsync(new(id, channel, $"u{i}", i % 5 == 0 ? "en" : "zh-TW", null, null, false), default);
            foreach (var text in Said[i % Said.Length]) await SayAsync(id, text);
            await SayAsync(id, i % 5 == 0 ? "thank you, bye" : "謝謝，再見");
            await SayAsync(id, i < Dissatisfied ? $"{(i % 2) + 1}" : $"{(i % 3) + 3}");
            staff.Clock.Advance(TimeSpan.FromHours(Hours));
        }

        return first;

        async Task SayAsync(string id, string text)
        {
            var accepted = await door.ReceiveAsync(id, BotHost.Message(text), default);
            await door.RepliesToAsync(id, accepted, BotHost.Soon());
        }
    }

    /// <summary>The rows as they are, of all times.</summary>
    public static Task<List<Row>> TurnsAsync(StaffService staff) => staff.Service.Get<Database>().ReadAsync(
        async db => (await db.QueryAsync<Row>(
            """
            select t.number, t.conversation, c.channel, t.at, t.kind, t.entry, t.slots, t.locale,
              (select count(*) from unanswered u where u.conversation = t.conversation and u.activity_id = t.activity_id
                and u.reason <> 'no-input' and u.reason <> 'voice') as missed
            from turns t join conversations c on c.id = t.conversation order by t.number
            """)).AsList(), default);

    /// <summary>The scores as they were given, with the day and the channel.</summary>
    public static Task<List<(string Conversation, long Score)>> ScoresAsync(StaffService staff) => staff.Service.Get<Database>().ReadAsync(
        async db => (await db.QueryAsync<(string, long)>("select conversation, score from ratings where score is not null")).AsList(), default);
}
