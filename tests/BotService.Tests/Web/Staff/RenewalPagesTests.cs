using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using BotService.Renewal;
using BotService.Renewal.Ageing;
using BotService.Renewal.Changes;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Tests.Renewal;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Staff;

/// <summary>Two plans from their difference to what was decided about each change.</summary>
public sealed class RenewalPagesTests : IAsyncLifetime
{
    private const string Diff = $"/staff/plans/{FakePlanBook.Old}/diff/{FakePlanBook.New}", Renewal = "/staff/renewal";

    private StaffService staff = null!;
    private StaffBrowser editor = null!;

    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync(change: services => services.AddSingleton<IPlanBook>(new FakePlanBook()));
        await DraftedRelease.KeepAsync(staff);
        editor = await staff.ClientAsync(Role.Editor);
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Diff_ShowsWhatToLookAt_AndEachClassByItself()
    {
        var page = await editor.PageAsync($"{Diff}?lang=en");
        var rows = page.QuerySelectorAll("tbody tr");
        Assert.Equal(4, rows.Length);
        Assert.Contains("MyEGov", page.QuerySelector("del")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(rows, r => r.TextContent.Contains("Amount: 3元 → 10元", StringComparison.Ordinal));
        Assert.Single((await editor.PageAsync($"{Diff}?class=new&lang=en")).QuerySelectorAll("tbody tr"));
        Assert.Equal(7, (await editor.PageAsync($"{Diff}?class=all")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(4, (await editor.PageAsync($"{Diff}?class=nonsense")).QuerySelectorAll("tbody tr").Length);
        var json = await editor.JsonAsync(Diff);
        Assert.Equal(4, json.GetProperty("total").GetInt32());
        Assert.Equal(1, json.GetProperty("summary").GetProperty("counts").GetProperty("dropped").GetInt32());
    }

    [Fact]
    public async Task Diff_LookedAt_WritesNothing_UntilSomebodyPutsItOnTheList()
    {
        var changes = staff.Service.Get<IPlanChanges>();
        var page = await editor.PageAsync($"{Diff}?lang=en");
        Assert.All(page.QuerySelectorAll("tbody tr"), r => Assert.Contains("Not on the list yet", r.TextContent, StringComparison.Ordinal));
        Assert.All((await editor.JsonAsync(Diff)).GetProperty("rows").EnumerateArray(), r => Assert.Equal(System.Text.Json.JsonValueKind.Null, r.GetProperty("number").ValueKind));
        Assert.Empty(await changes.ListAsync(FakePlanBook.Old, FakePlanBook.New, default));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await staff.ClientAsync(Role.Reviewer)).PostFormAsync($"{Diff}/list")).StatusCode);
        await editor.FillAsync(Diff, "/list");
        Assert.Equal(4, (await changes.ListAsync(FakePlanBook.Old, FakePlanBook.New, default)).Count);
        page = await editor.PageAsync(Diff);
        Assert.Null(page.QuerySelector("form[action*='/list']"));
        Assert.Equal(4, page.QuerySelectorAll($"tbody a[href*='{Renewal}/changes/']").Length);
    }

    [Fact]
    public async Task Diff_TakenAlong_RunsNoFormula_AndIsAnOpenDocument()
    {
        using var csv = await editor.GetAsync($"{Diff}/table.csv?lang=en");
        var text = await csv.Content.ReadAsStringAsync();
        Assert.DoesNotContain(",=HYPERLINK", text.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("=HYPERLINK", text, StringComparison.Ordinal);
        using var odt = await editor.GetAsync($"{Diff}/text.odt?lang=en");
        using var zip = new ZipArchive(await odt.Content.ReadAsStreamAsync());
        Assert.Equal("mimetype", zip.Entries[0].FullName);
        var content = XDocument.Load(await zip.GetEntry("content.xml")!.OpenAsync());
        Assert.Contains("MyEGov", content.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_OfWhatIsNotThere_IsNotFound()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/staff/plans/{FakePlanBook.Old}/diff/none-1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/staff/plans/{FakePlanBook.Ministry}:nobody/diff/{FakePlanBook.New}")).StatusCode);
        var water = await staff.ClientAsync(Role.Editor, "twc");
        Assert.Equal(HttpStatusCode.NotFound, (await water.GetAsync(Diff)).StatusCode);
    }

    [Fact]
    public async Task Companies_OfOnePlan_AreReachedFromItself()
    {
        var page = await editor.PageAsync($"/staff/plans/{FakePlanBook.Ministry}/diff/{FakePlanBook.Ministry}");
        var links = page.QuerySelectorAll("main section a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(2, links.Count);
        Assert.Contains("查詢", (await editor.PageAsync(links[0])).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_BecomesADraft_WithTitleReasonAndSourceFilledIn()
    {
        var one = await ChangeAsync("10 元");
        var json = await editor.JsonAsync(one);
        Assert.Contains("figures", json.GetProperty("tasks").EnumerateArray().Select(t => t.GetString()));
        var rent = await editor.JsonAsync(await ChangeAsync("租屋電費查詢專區"));
        Assert.Contains(
            "taipower.tenant-inquiry", rent.GetProperty("touches").EnumerateArray().Where(t => t.GetProperty("kind").GetString() == "entry")
                .Select(t => t.GetProperty("id").GetString()));
        using var made = await editor.PostFormAsync($"{one}/draft", ("version", "0"));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var draft = made.Headers.Location!.ToString();
        Assert.StartsWith("/staff/drafts/", new Uri(new Uri("http://x"), draft).AbsolutePath, StringComparison.Ordinal);
        var read = await editor.JsonAsync(new Uri(new Uri("http://x"), draft).AbsolutePath);
        Assert.Contains("一(二)2(3) → 一(二)2(2)", read.GetProperty("draft").GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal("plan-taipower-taipei-113 一(二)2(2)", read.GetProperty("source").GetString());
        Assert.Contains(FakePlanBook.Old, read.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("plan", read.GetProperty("causes")[0].GetProperty("kind").GetString());
        Assert.NotNull((await editor.PageAsync(new Uri(new Uri("http://x"), draft).AbsolutePath)).QuerySelector($"main a[href^='{one}']"));
        Assert.Equal(HttpStatusCode.Conflict, (await editor.PostFormAsync($"{one}/no-need", ("version", "0"), ("reason", "mine"))).StatusCode);
        Assert.Equal("drafted", (await editor.JsonAsync(one)).GetProperty("state").GetString());
        Assert.Null((await staff.Service.Get<IAuditRecord>().VerifyAsync(null, default)).Fault);
    }

    [Fact]
    public async Task Change_ThatNeedsNothing_SaysWhy_AndCanBeOpenedAgain()
    {
        var one = await ChangeAsync("諮商室");
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PostFormAsync($"{one}/no-need", ("version", "0"), ("reason", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PostFormAsync($"{one}/no-need", ("version", "0"), ("reason", new string('x', 501)))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.PostFormAsync($"{one}/no-need", ("version", "0"), ("reason", "we never told of it"))).StatusCode);
        Assert.Contains("we never told of it", (await editor.PageAsync(one)).Body!.TextContent, StringComparison.Ordinal);
        using var late = await (await staff.ClientAsync(Role.Manager)).PostFormAsync($"{one}/no-need", ("version", "0"), ("reason", "my own word"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var told = await late.Content.ReadAsStringAsync();
        Assert.Contains("my own word", told, StringComparison.Ordinal);
        Assert.Contains("we never told of it", told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.PostFormAsync($"{one}/reopen", ("version", "1"))).StatusCode);
        Assert.Equal("open", (await editor.JsonAsync(one)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Decision_KeptLongEnough_IsErased_AndWhatIsOpenStays()
    {
        var (decided, open) = (await ChangeAsync("諮商室"), await ChangeAsync("10 元"));
        await editor.PostFormAsync($"{decided}/no-need", ("version", "0"), ("reason", "no"));
        var watch = staff.Service.Get<AgeingWatch>();
        await watch.RunAsync(default);
        Assert.Equal("unneeded", (await editor.JsonAsync(decided)).GetProperty("state").GetString());
        staff.Clock.Advance(IPlanChanges.Kept + TimeSpan.FromDays(1));
        await watch.RunAsync(default);
        editor = await staff.ClientAsync(Role.Editor);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(decided)).StatusCode);
        Assert.Equal("open", (await editor.JsonAsync(open)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Name_AddedByStaff_CountsFromThenOn()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PostFormAsync($"{Diff}/names/add", ("old", "x"), ("new", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.PostFormAsync($"{Diff}/names/add", ("old", "諮商室"), ("new", "租屋電費查詢專區"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PostFormAsync($"{Diff}/names/add", ("old", "諮商室"), ("new", "租屋電費查詢專區"))).StatusCode);
        var page = await editor.PageAsync($"{Diff}?lang=en");
        Assert.Contains("諮商室 → 租屋電費查詢專區", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.PostFormAsync(page.QuerySelector("form[action*='/names/'][action*='/remove']")!.GetAttribute("action")!)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await staff.ClientAsync(Role.Reviewer)).PostFormAsync($"{Diff}/names/add", ("old", "a"), ("new", "b"))).StatusCode);
    }

    [Fact]
    public async Task Year_ShowsHowFarEachPlanIs_AndWhatIsLateInRed()
    {
        await editor.PostFormAsync($"{Diff}/list");
        var page = await editor.PageAsync($"{Renewal}?lang=en");
        var row = page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(FakePlanBook.New, StringComparison.Ordinal));
        Assert.Contains("4 open, 0 of them late, 0 done", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(["2024-07-08 (past, with open changes)", "2025-01-06 (past, with open changes)"], row.QuerySelectorAll("td:last-child .late").Select(d => d.TextContent.Trim()));
        staff.Clock.Advance(TimeSpan.FromDays(40));
        editor = await staff.ClientAsync(Role.Editor);
        Assert.Contains("4 of them late", (await editor.PageAsync($"{Renewal}?lang=en")).QuerySelector("p.late")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("changes of a new plan overdue", (await editor.PageAsync("/staff?lang=en")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.PostFormAsync($"{Renewal}/beside", ("a", FakePlanBook.Old), ("b", FakePlanBook.New))).StatusCode);
    }

    [Fact]
    public async Task Overdue_IsAskedWhy_AndTheReasonStays()
    {
        staff.Clock.Advance(TimeSpan.FromDays(3650));
        editor = await staff.ClientAsync(Role.Editor);
        var page = await editor.PageAsync($"{Renewal}?lang=en");
        var entry = page.QuerySelector("input[name=entry]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PostFormAsync($"{Renewal}/delays", ("entry", entry))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.PostFormAsync($"{Renewal}/delays", ("entry", "twc.none"), ("reason", "hard"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.PostFormAsync($"{Renewal}/delays", ("entry", entry), ("reason", "no-owner"), ("word", "moved away"))).StatusCode);
        Assert.Contains("No owner moved away", (await editor.PageAsync($"{Renewal}?lang=en")).Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The page of the change whose words hold these.</summary>
    private async Task<string> ChangeAsync(string words)
    {
        await editor.PostFormAsync($"{Diff}/list");
        var all = await staff.Service.Get<IPlanChanges>().ListAsync(FakePlanBook.Old, FakePlanBook.New, default);
        return $"{Renewal}/changes/{all.Single(c => (c.Found.After ?? c.Found.Before)!.Contains(words, StringComparison.Ordinal)).Number}";
    }
}
