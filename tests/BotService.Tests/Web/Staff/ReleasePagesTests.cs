using System.Net;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Releases.InForce;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Web.Staff;

public sealed class ReleasePagesTests : IAsyncLifetime
{
    private const string Changed = "knowledge/taipower/name-change/entry.yaml";

    private StaffService staff = null!;
    private string zero = null!, next = null!;

    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync();
        zero = RealEngine.Shared.Id;
        await staff.Service.Get<FolderReleases>().KeepAsync(RealEngine.Shared, default);
        var files = (await staff.Service.Get<IReleaseStore>().FilesAsync(zero, default))!;
        var text = (await staff.Service.Get<ReleaseKeeping>().BytesAsync(files, [], default))[files.HashOf(Changed)!];
        var blob = Blob.Of([.. text, .. "# from next week\n"u8]);
        next = (await staff.Service.Get<ReleaseKeeping>().KeepAsync(
            files.With(Changed, blob.Hash), [blob], new NewRelease("過戶多一份文件", "公告", zero, ReleaseOrigin.Draft, 3), Did("releases/keep"),
            default)).Id;
        await staff.Service.Get<Publishing>().PublishAsync(next, Today.AddDays(7), 3, "公告", Did("releases/publish"), default);
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    private DateOnly Today => Hosting.Taiwan.Today(staff.Clock);

    [Fact]
    public async Task List_SaysWhatHoldsAndWhatComes()
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/staff/releases")).StatusCode);
        var reviewer = await staff.ClientAsync(Role.Reviewer);
        var list = await reviewer.JsonAsync("/staff/releases");
        Assert.Equal([next, zero], list.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("id").GetString()!));
        Assert.Equal(zero, list.GetProperty("summary").GetProperty("holds").GetString());
        Assert.Equal(next, list.GetProperty("summary").GetProperty("ahead")[0].GetProperty("release").GetString());

        var page = await reviewer.PageAsync("/staff/releases?lang=zh-TW");
        Assert.Contains("過戶多一份文件", page.Body!.TextContent, StringComparison.Ordinal);
        var one = await reviewer.PageAsync($"/staff/releases/{next}?lang=en");
        Assert.Contains("+# from next week", one.QuerySelector("pre.patch")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(one.QuerySelector("a[href*='/staff/releases/entries/taipower.name-change']"));
        Assert.Null(one.QuerySelector("form[action*='rollback']"));
        var history = await reviewer.JsonAsync("/staff/releases/entries/taipower.name-change");
        Assert.Equal([next, zero], history.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task GoingBack_AsksForAReason_AndSaysWhenThereIsNothingToGoBackFrom()
    {
        var editor = await staff.ClientAsync(Role.Editor);
        var here = $"/staff/releases/{next}/rollback";
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PostFormAsync(here)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.PostFormAsync(here, ("reason", "試過了"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PostFormAsync(here, ("reason", "再一次"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.PostFormAsync("/staff/releases/000000000000/rollback", ("reason", "x"))).StatusCode);
        var row = (await staff.Service.Get<IReleaseDays>().AllAsync(default))[^1];
        Assert.Equal((next, DayKind.Rollback, editor.Account.Id, "試過了"), (row.Release, row.Kind, row.By, row.Reason));
    }

    [Fact]
    public async Task Scheduled_IsTakenBack_AndUrgent_IsEnded_ByWhoMay()
    {
        var (editor, manager) = (await staff.ClientAsync(Role.Editor), await staff.ClientAsync(Role.Manager));
        await staff.Service.Get<Publishing>().UrgentAsync(
            next, staff.Clock.GetUtcNow().AddHours(70), 3, "澄清", Did("releases/urgent"), default);
        var rows = await staff.Service.Get<IReleaseDays>().AllAsync(default);
        var (urgent, later) = (Cancel(rows.Single(r => r.Kind == DayKind.Urgent)), Cancel(rows.Single(r => r.Kind == DayKind.Publish)));
        Assert.NotNull((await editor.PageAsync("/staff/releases")).QuerySelector($"form[action*='{later}']"));
        Assert.Null((await editor.PageAsync("/staff/releases")).QuerySelector($"form[action*='{urgent}']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.PostFormAsync(urgent)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await manager.PostFormAsync(urgent)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.PostFormAsync(later)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PostFormAsync(later)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.PostFormAsync("/staff/releases/days/999/cancel")).StatusCode);
        var calendar = await staff.Service.Get<Publishing>().CalendarAsync(default);
        Assert.Equal(zero, calendar.At(staff.Clock.GetUtcNow())!.Release);
        Assert.Empty(calendar.Ahead(staff.Clock.GetUtcNow()));

        static string Cancel(ReleaseDay row) => $"/staff/releases/days/{row.Number}/cancel";
    }

    [Fact]
    public async Task Entry_ShowsWhatHeldOnADay()
    {
        var anyone = staff.Browser();
        var today = await anyone.PageAsync($"/entries/taipower.name-change?lang=en&on={Today:yyyy-MM-dd}");
        Assert.Contains(zero, today.QuerySelector(".reservation")!.TextContent, StringComparison.Ordinal);
        using var before = await anyone.GetAsync($"/entries/taipower.name-change?lang=en&on={Today.AddDays(-1):yyyy-MM-dd}");
        Assert.Equal(HttpStatusCode.BadRequest, before.StatusCode);
        Assert.Contains("No release held", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var wrong = await anyone.GetAsync("/entries/taipower.name-change?on=tomorrow");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var api = await anyone.JsonAsync($"/api/v1/entries/taipower.name-change?on={Today:yyyy-MM-dd}");
        Assert.Equal(zero, api.GetProperty("release").GetString());
        using var none = await anyone.GetAsync("/api/v1/entries/taipower.name-change?on=2001-01-01");
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
    }

    private Deed Did(string action) => new(staff.Clock.GetUtcNow(), "p", action, "");
}
