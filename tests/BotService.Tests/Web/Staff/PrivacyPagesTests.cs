using System.Net;
using BotService.Conversations;
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
        Assert.Contains("電費過戶", await (await manager.PostFormAsync("/staff/privacy/c/export", ("form", "json"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostFormAsync("/staff/privacy/c/delete", ("why", "asked for"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostFormAsync("/staff/privacy/c/delete", ("sure", "yes"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await manager.PostFormAsync("/staff/privacy/c/delete", ("why", "asked for"), ("sure", "yes"))).StatusCode);
        Assert.Contains("asked for", (await manager.PageAsync("/staff/privacy?lang=en")).Body!.TextContent, StringComparison.Ordinal);

        // Two at once, and who comes late: it is said when it went.
        var late = await manager.PostFormAsync("/staff/privacy/c/delete?lang=en", ("why", "again"), ("sure", "yes"));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Contains("record 1", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostFormAsync("/staff/privacy/find", ("number", "c"))).StatusCode);
        var deeds = await staff.Service.Get<IAuditRecord>().ReadAsync(new AuditFilter(null, null, null, null, null), 50, default);
        Assert.Equal(
            ["privacy/delete", "privacy/export"],
            deeds.Select(d => d.Deed.Action).Where(a => a.StartsWith("privacy/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Conversation_OfAnotherOrganisation_IsNotThere()
    {
        await TalkAsync("c");
        var manager = await staff.ClientAsync(Role.Manager, "cpc");
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostFormAsync("/staff/privacy/find", ("number", "c"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/staff/privacy/c")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.PostFormAsync("/staff/privacy/c/delete", ("why", "x"), ("sure", "yes"))).StatusCode);
    }

    [Fact]
    public async Task Conversation_ThatIsHeld_IsNeitherDeletedNorErased_UntilTheHoldIsEnded()
    {
        await TalkAsync("c");
        var manager = await staff.ClientAsync(Role.Manager);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostFormAsync("/staff/privacy/c/hold", ("until", "2001-01-01"), ("reason", "court"))).StatusCode);
        var until = DateOnly.FromDateTime(staff.Clock.GetUtcNow().AddDays(400).UtcDateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.SeeOther, (await manager.PostFormAsync("/staff/privacy/c/hold", ("until", until), ("reason", "court"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostFormAsync("/staff/privacy/c/delete", ("why", "x"), ("sure", "yes"))).StatusCode);

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
        Assert.Equal((1, 1, 0), (proof.GetProperty("due").GetInt32(), proof.GetProperty("went").GetInt32(), proof.GetProperty("held").GetInt32()));
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

    private async Task TalkAsync(string conversation)
    {
        var door = staff.Service.Get<ITurnDoor>();
        await door.OpenAsync(new(conversation, "webchat", "dl_u", "zh-TW", null, null, false), default);
        await door.RepliesToAsync(conversation, await door.ReceiveAsync(conversation, BotHost.Message("電費過戶"), default), BotHost.Soon());
    }
}
