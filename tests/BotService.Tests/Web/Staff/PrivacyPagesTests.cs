using System.Net;
using BotService.Conversations;
using BotService.Hosting;
using BotService.Retention;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Tests.Conversations;

namespace BotService.Tests.Web.Staff;

/// <summary>The privacy desk: found by a number, handed out, held, deleted; and what retention erased.</summary>
public sealed class PrivacyPagesTests : IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Conversation_IsFoundHandedOutAndDeleted_AndTheRecordProvesIt()
    {
        await TalkAsync("c");
        var manager = await staff.ClientAsync(Role.Manager);
        var found = await manager.PostFormAsync("/staff/privacy/find", ("number", "c"));
        Assert.Equal(HttpStatusCode.SeeOther, found.StatusCode);
        Assert.StartsWith("/staff/privacy/c?", found.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("電費過戶", (await manager.PageAsync("/staff/privacy/c?lang=en")).Body!.TextContent, StringComparison.Ordinal);
        var export = await manager.PostFormAsync("/staff/privacy/c/export", ("form", "json"));
        Assert.Contains("電費過戶", await export.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostFormAsync("/staff/privacy/c/delete", ("why", "asked for"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostFormAsync("/staff/privacy/c/delete", ("sure", "yes"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await DeleteAsync(manager, "asked for"));
        Assert.Contains("asked for", (await manager.PageAsync("/staff/privacy?lang=en")).Body!.TextContent, StringComparison.Ordinal);

        // Two at once, and who comes late: it is said when it went.
        var late = await manager.PostFormAsync("/staff/privacy/c/delete?lang=en", ("why", "again"), ("sure", "yes"));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Contains("record 1", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostFormAsync("/staff/privacy/find", ("number", "c"))).StatusCode);
        var deeds = await staff.Service.Get<IAuditRecord>().ReadAsync(new AuditFilter(null, null, null, null, null), 50, default);
        Assert.Equal(
            ["privacy/delete", "privacy/export", "privacy/look"],
            deeds.Select(d => d.Deed.Action).Where(a => a.StartsWith("privacy/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Conversation_OfAnotherOrganisation_IsNotThere()
    {
        await TalkAsync("c");
        var manager = await staff.ClientAsync(Role.Manager, "cpc");
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostFormAsync("/staff/privacy/find", ("number", "c"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/staff/privacy/c")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(manager, "x"));
    }

    [Fact]
    public async Task Conversation_ThatIsHeld_IsNeitherDeletedNorErased_UntilTheHoldIsEnded()
    {
        await TalkAsync("c");
        var manager = await staff.ClientAsync(Role.Manager);
        Assert.Equal(HttpStatusCode.BadRequest, await HoldAsync("2001-01-01"));
        Assert.Equal(HttpStatusCode.SeeOther, await HoldAsync(IsoDay.Of(Taiwan.Day(staff.Clock.GetUtcNow().AddDays(400)))));
        Assert.Equal(HttpStatusCode.BadRequest, await DeleteAsync(manager, "x"));

        staff.Clock.Advance(TimeSpan.FromDays(366));
        Assert.NotNull(await staff.Service.Get<RetentionRun>().RunAsync("test", default));
        Assert.NotNull(await staff.Service.Get<ITurnDoor>().FindAsync("c", default));
        await staff.SignInAsync(manager, manager.Account);
        Assert.Equal(HttpStatusCode.SeeOther, (await manager.PostFormAsync("/staff/retention/holds/1/end")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.PostFormAsync("/staff/retention/holds/1/end")).StatusCode);
        await staff.Service.Get<RetentionRun>().RunAsync("test", default);
        Assert.Null(await staff.Service.Get<ITurnDoor>().FindAsync("c", default));
        var proof = (await manager.JsonAsync("/staff/retention")).GetProperty("rows")[0].GetProperty("proofs").EnumerateArray()
            .Single(p => p.GetProperty("subject").GetString() == "conversations");
        Assert.Equal([1, 1, 0], new[] { "due", "went", "held" }.Select(name => proof.GetProperty(name).GetInt32()));

        async Task<HttpStatusCode> HoldAsync(string until) =>
            (await manager.PostFormAsync("/staff/privacy/c/hold", ("until", until), ("reason", "court"))).StatusCode;
    }

    [Fact]
    public async Task Text_MarkedOnTheConversationsPage_IsMaskedThere_AndTheRecordDoesNotHoldIt()
    {
        await TalkAsync("c");
        var reviewer = await staff.ClientAsync(Role.Reviewer);
        Assert.Equal(HttpStatusCode.BadRequest, (await reviewer.PostFormAsync("/staff/conversations/c/mark", ("text", "王小明"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await reviewer.PostFormAsync("/staff/conversations/c/mark", ("text", "費"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await reviewer.PostFormAsync("/staff/conversations/c/mark", ("text", "電費過戶"))).StatusCode);
        var page = (await reviewer.PageAsync("/staff/conversations/c")).QuerySelector(".talk")!.TextContent;
        Assert.DoesNotContain("電費過戶", page, StringComparison.Ordinal);
        var deeds = await staff.Service.Get<IAuditRecord>().ReadAsync(new AuditFilter(null, null, null, null, null), 50, default);
        Assert.Contains(deeds, d => d.Deed.Action == "conversations/mark");
        Assert.DoesNotContain(deeds, d => d.Deed.Detail?.Contains("過戶", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Export_WhileRetentionRuns_IsWholeOrNotAtAll()
    {
        await TalkAsync("c");
        staff.Clock.Advance(TimeSpan.FromDays(366));
        var manager = await staff.ClientAsync(Role.Manager);
        var running = staff.Service.Get<RetentionRun>().RunAsync("test", default);
        var export = await manager.PostFormAsync("/staff/privacy/c/export", ("form", "json"));
        await running;
        if (export.StatusCode == HttpStatusCode.OK) System.Text.Json.JsonDocument.Parse(await export.Content.ReadAsStreamAsync()).Dispose();
        else Assert.Equal(HttpStatusCode.NotFound, export.StatusCode);
    }

    private static async Task<HttpStatusCode> DeleteAsync(StaffBrowser manager, string why) =>
        (await manager.PostFormAsync("/staff/privacy/c/delete", ("why", why), ("sure", "yes"))).StatusCode;

    private async Task TalkAsync(string conversation)
    {
        var door = staff.Service.Get<ITurnDoor>();
        await door.OpenAsync(new(conversation, "webchat", "dl_u", "zh-TW", null, null, false), default);
        await door.RepliesToAsync(conversation, await door.ReceiveAsync(conversation, BotHost.Message("電費過戶"), default), BotHost.Soon());
    }
}
