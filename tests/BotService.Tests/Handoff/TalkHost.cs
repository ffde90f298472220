using BotService.Conversations;
using BotService.Handoff;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Tests.Conversations;
using BotService.Tests.Web.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Handoff;

/// <summary>A service with a citizen in a conversation, and people who take talks.</summary>
internal sealed class TalkHost(StaffService staff) : IAsyncDisposable
{
    public const string Conversation = "c";

    private int said;

    public StaffService Staff => staff;

    public TestService Service => staff.Service;

    public static async Task<TalkHost> StartAsync(string? folder = null, params (string Name, string Value)[] settings) =>
        new(await StaffService.StartAsync(settings.ToDictionary(s => s.Name, s => (string?)s.Value), folder: folder));

    public async Task<Person> PersonAsync(string name, Role role = Role.Clerk, string? organisation = null, string state = PresenceStates.There)
    {
        var person = (await staff.PersonAsync(role, organisation)).Person;
        await Service.Get<IPresence>().SetAsync(person, state, name, new Deed(Now, person.Id, "presence/there", person.Id), default);
        return person;
    }

    public DateTimeOffset Now => staff.Clock.GetUtcNow();

    /// <summary>Says it, and what is answered at once.</summary>
    public async Task<IReadOnlyList<StoredActivity>> SayAsync(string text, string conversation = Conversation)
    {
        var door = Service.Get<ITurnDoor>();
        await door.OpenAsync(new(conversation, "directline", $"dl_{conversation}", "zh-TW", null, null, false), default);
        var accepted = await door.ReceiveAsync(conversation, BotHost.Message(text, $"k{conversation}{said++}"), default);
        return await door.RepliesToAsync(conversation, accepted, BotHost.Soon());
    }

    public Task<IReadOnlyList<StoredActivity>> ReadAsync(string conversation = Conversation) =>
        Service.Get<ITurnDoor>().ReadAsync(conversation, 0, 500, default);

    public async Task<StoredActivity> LastAsync(string conversation = Conversation) => (await ReadAsync(conversation))[^1];

    public async Task<LiveTalk> TalkAsync(string conversation = Conversation) =>
        (await Service.Get<ILiveTalks>().FindAsync(conversation, default))!;

    public async Task<TalkVerdict> WorkAsync(Func<ITalkWork, Task<TalkAnswer>> work)
    {
        using var scope = Service.Services.CreateScope();
        return (await work(scope.ServiceProvider.GetRequiredService<ITalkWork>())).Verdict;
    }

    public Task<TalkVerdict> TakeAsync(Person person, string conversation = Conversation) =>
        WorkAsync(work => work.TakeAsync(conversation, person, null, default));

    /// <summary>So much later, with what the clocks do then. Who is there still is.</summary>
    public async Task LaterAsync(TimeSpan by, params Person[] there)
    {
        staff.Clock.Advance(by);
        foreach (var person in there) await Service.Get<IPresence>().SeenAsync(person.Id, Now, default);
        await Service.Get<TalkWatch>().RunAsync(default);
    }

    public ValueTask DisposeAsync() => staff.DisposeAsync();
}
