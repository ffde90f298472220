using System.Net;
using BotService.Desk;
using BotService.Hosting;
using BotService.Staff;
using BotService.Staff.Audit;

namespace BotService.Tests.Web.Staff;

public sealed class DeskPageTests : IAsyncLifetime
{
    private const string Entry = "taipower.name-change", Asked = "電費帳單要換成我的名字";

    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    private DateOnly Today => Taiwan.Today(staff.Clock);

    [Fact]
    public async Task Desk_BeforeAnythingIsAsked_IsOneFieldInFocus()
    {
        var page = await (await staff.ClientAsync(Role.Clerk)).PageAsync("/staff/desk");
        Assert.NotNull(page.QuerySelector("input[name=q][autofocus]"));
        Assert.Null(page.QuerySelector(".desk"));
    }

    [Fact]
    public async Task Question_ShowsTheAnswerWhyAndTheListAndIsCountedOnce()
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        var page = await clerk.PageAsync(At(Asked));
        Assert.Equal(3, page.QuerySelectorAll(".candidates ol > li").Length);
        Assert.NotEmpty(page.QuerySelectorAll(".candidates .for"));
        Assert.NotEmpty(page.QuerySelectorAll(".candidates .against"));
        Assert.NotNull(page.QuerySelector(".case-form input[name='slot.applicant']"));
        Assert.NotEmpty(page.QuerySelectorAll(".case-form input[type=checkbox][name=have]"));
        foreach (var key in (string[])["q", "c", "p", "l", "u", "1", "2", "3", "4"])
            Assert.Single(page.QuerySelectorAll($"[accesskey='{key}']"));

        var filled = await clerk.PageAsync($"{At(Asked)}&entry={Entry}&slot.applicant=company");
        Assert.NotNull(filled.QuerySelector("input[name='slot.applicant'][value=company][checked]"));
        Assert.Equal(1, await CountAsync(DeskDeed.Shown));
    }

    [Fact]
    public async Task Papers_AtHand_GiveWhatIsMissing()
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        var page = await clerk.PageAsync($"{At(Asked)}&entry={Entry}");
        Assert.Null(page.QuerySelector(".missing"));
        var paper = page.QuerySelector(".case-form input[type=checkbox]")!.GetAttribute("value");
        var missing = (await clerk.PageAsync($"{At(Asked)}&entry={Entry}&have={paper}")).QuerySelector(".missing")!;
        Assert.NotEqual("", missing.TextContent);
    }

    [Fact]
    public async Task Json_HasTheFixedShape()
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        var json = await clerk.JsonAsync(At(Asked));
        Assert.Equal("matched", json.GetProperty("outcome").GetString());
        var first = json.GetProperty("candidates")[0];
        Assert.Equal(Entry, first.GetProperty("entry").GetString());
        Assert.False(string.IsNullOrEmpty(first.GetProperty("name").GetString()));
        Assert.InRange(first.GetProperty("score").GetDouble(), 0.3, 1);
        Assert.NotEqual(0, first.GetProperty("why").GetArrayLength());
        Assert.Contains("by", json.GetProperty("asks").EnumerateArray().Select(a => a.GetProperty("slot").GetString()));
        Assert.NotEqual(0, json.GetProperty("sheet").GetProperty("parts").GetArrayLength());
        Assert.NotEqual(0, json.GetProperty("missing").GetArrayLength());
    }

    [Fact]
    public async Task Copy_IsCountedAndGivesPlainText()
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        var answer = await clerk.PostFormAsync("/staff/desk/copies", ("q", Asked), ("entry", Entry), ("slot.applicant", "company"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await clerk.PageAsync(answer.Headers.Location!.ToString());
        Assert.Contains("公司", page.QuerySelector("textarea[readonly]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((1, 0), (await CountAsync(DeskDeed.Copied), await CountAsync(DeskDeed.Shown)));
    }

    [Fact]
    public async Task Print_MakesAReceiptThatTheCitizenGoesOnWith()
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        var answer = await clerk.PostFormAsync("/staff/desk/receipts", ("q", Asked), ("entry", Entry), ("slot.applicant", "company"));
        var place = answer.Headers.Location!.ToString();
        Assert.StartsWith("/c/", place, StringComparison.Ordinal);
        var receipt = await clerk.PageAsync(place);
        Assert.NotNull(receipt.QuerySelector(".receipt"));
        await clerk.PageAsync(place.Replace("/c/", "/continue/", StringComparison.Ordinal));
        Assert.Equal(1, await CountAsync(DeskDeed.Printed));
        Assert.Contains("desk/receipts", await AuditedAsync());
    }

    [Fact]
    public async Task PassOn_ShowsANumberAndACode()
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        var answer = await clerk.PostFormAsync("/staff/desk/continuations", ("q", Asked), ("entry", Entry));
        var page = await clerk.PageAsync(answer.Headers.Location!.ToString());
        var number = page.QuerySelector(".pass-on .number")!.TextContent;
        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$", number);
        Assert.NotNull(page.QuerySelector(".pass-on svg"));
        await clerk.PageAsync($"/continue/{number}");
        Assert.Equal(1, await CountAsync(DeskDeed.PassedOn));
    }

    [Fact]
    public async Task Mark_IsKeptCountedAndListedForItsAuthor()
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        var answer = await clerk.PostFormAsync(
            "/staff/desk/marks", ("q", Asked), ("text", "打 0922-333-444 " + Asked), ("entry", Entry), ("mark", "better"),
            ("better", "twc.name-change"), ("note", "其實是水"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("done=desk-marked", answer.Headers.Location!.ToString(), StringComparison.Ordinal);

        var row = (await clerk.JsonAsync("/staff/desk/marks")).GetProperty("rows")[0];
        Assert.Equal("better", row.GetProperty("mark").GetString());
        Assert.Equal("new", row.GetProperty("status").GetString());
        Assert.DoesNotContain("333", row.GetProperty("text").GetString()!, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(DeskDeed.Better));
        var kept = Assert.Single(await staff.Service.Get<IDeskMarks>().ReadAsync(new(null, null, null, null), 9, default));
        Assert.Equal(Entry, kept.Mark.Found);
        Assert.InRange(kept.Mark.Probability!.Value, 0.3, 1);
        Assert.Single((await clerk.PageAsync("/staff/desk/marks")).QuerySelectorAll("tbody tr"));
        Assert.Contains("desk/marks", await AuditedAsync());
    }

    [Theory]
    [InlineData("perfect", null)]
    [InlineData("better", null)]
    [InlineData("better", "no.such-entry")]
    public async Task Mark_ThatIsNone_LosesNothing(string mark, string? better)
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        var answer = await clerk.PostFormAsync(
            "/staff/desk/marks", ("text", Asked), ("entry", Entry), ("mark", mark), ("better", better), ("note", "我打的字"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = StaffBrowser.Read(await answer.Content.ReadAsStringAsync());
        Assert.Equal("我打的字", page.QuerySelector("input[name=note]")!.GetAttribute("value"));
        Assert.Equal(Asked, page.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector(".mark-form .problem"));
        Assert.Empty(await staff.Service.Get<IDeskMarks>().ReadAsync(new(null, null, null, null), 9, default));
    }

    [Fact]
    public async Task Marks_OfOthers_AreSeenWithinTheOrganisation()
    {
        var first = await staff.ClientAsync(Role.Clerk);
        await first.PostFormAsync("/staff/desk/marks", ("text", "電"), ("entry", Entry), ("mark", "wrong"));
        await first.PostFormAsync("/staff/desk/marks", ("text", "水"), ("entry", "twc.name-change"), ("mark", "wrong"));

        var bound = await staff.ClientAsync(Role.Reviewer, "twc");
        Assert.Equal(0, (await bound.JsonAsync("/staff/desk/marks")).GetProperty("total").GetInt32());
        var rows = (await bound.JsonAsync("/staff/desk/marks?who=all&organisation=taipower")).GetProperty("rows");
        Assert.Equal("水", Assert.Single(rows.EnumerateArray()).GetProperty("text").GetString());
        Assert.Equal(2, (await first.JsonAsync("/staff/desk/marks?who=all")).GetProperty("total").GetInt32());

        var all = await staff.Service.Get<IDeskMarks>().ReadAsync(new(null, null, null, null), 9, default);
        var (water, power) = (all[0].Number, all[1].Number);
        Assert.Equal(HttpStatusCode.NotFound, (await bound.PostFormAsync($"/staff/desk/marks/{power}/take-up")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await bound.PostFormAsync($"/staff/desk/marks/{water}/take-up")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await first.PostFormAsync($"/staff/desk/marks/{power}/take-up")).StatusCode);
        Assert.Equal("taken-up", (await first.JsonAsync("/staff/desk/marks")).GetProperty("rows")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Notes_StandBesideTheAnswerAndReachNoCitizen()
    {
        const string secret = "櫃檯三號找王小姐蓋章";
        var clerk = await staff.ClientAsync(Role.Clerk);
        var answer = await clerk.PostFormAsync(
            "/staff/desk/notes", ("q", Asked), ("entry", Entry), ("note", secret), ("until", VisitDay(Today.AddDays(3))));
        var page = await clerk.PageAsync(answer.Headers.Location!.ToString());
        Assert.Contains(secret, page.QuerySelector(".staff-note")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(clerk.Account.Email, page.QuerySelector(".staff-note")!.TextContent, StringComparison.Ordinal);

        var receipt = await clerk.PostFormAsync("/staff/desk/receipts", ("q", Asked), ("entry", Entry));
        var plain = await clerk.PostFormAsync("/staff/desk/copies", ("q", Asked), ("entry", Entry));
        Assert.DoesNotContain(
            secret, (await clerk.PageAsync(plain.Headers.Location!.ToString())).QuerySelector("textarea[readonly]")!.TextContent,
            StringComparison.Ordinal);
        using var citizen = new HttpClient { BaseAddress = new Uri(staff.Service.Address) };
        foreach (var path in (string[])
            [$"/entries/{Entry}", $"/entries/{Entry}.odt", "/entries", "/search?q=過戶", $"/api/v1/entries/{Entry}", "/api/v1/entries",
                "/api/v1/search?q=過戶", "/api/v1/answers", "/api/v1/gaps", "/gaps", "/editors", receipt.Headers.Location!.ToString(),
                receipt.Headers.Location!.ToString().Split('?')[0] + ".odt", "/sitemap.xml"])
        {
            using var shown = await citizen.GetAsync(path);
            Assert.DoesNotContain(secret, await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var outside = await citizen.GetAsync(At(Asked));
        Assert.DoesNotContain(secret, await outside.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Note_IsRemovedByItsAuthorOrAReviewerOnly()
    {
        var author = await staff.ClientAsync(Role.Clerk);
        await author.PostFormAsync("/staff/desk/notes", ("entry", Entry), ("note", "一則"));
        await author.PostFormAsync("/staff/desk/notes", ("entry", Entry), ("note", "兩則"));
        var notes = staff.Service.Get<IStaffNotes>();
        var numbers = (await notes.OfAsync(Entry, Today, default)).Select(n => n.Number).ToArray();

        var other = await staff.ClientAsync(Role.Clerk);
        var refused = await other.PostFormAsync($"/staff/desk/notes/{numbers[0]}/remove", ("entry", Entry));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var stranger = await staff.ClientAsync(Role.Reviewer, "twc");
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.PostFormAsync($"/staff/desk/notes/{numbers[0]}/remove")).StatusCode);
        Assert.Equal(2, (await notes.OfAsync(Entry, Today, default)).Count);

        var reviewer = await staff.ClientAsync(Role.Reviewer, "taipower");
        await reviewer.PostFormAsync($"/staff/desk/notes/{numbers[0]}/remove", ("entry", Entry));
        await author.PostFormAsync($"/staff/desk/notes/{numbers[1]}/remove", ("entry", Entry));
        Assert.Empty(await notes.OfAsync(Entry, Today, default));
        Assert.Equal(HttpStatusCode.NotFound, (await author.PostFormAsync($"/staff/desk/notes/{numbers[1]}/remove")).StatusCode);
    }

    [Theory]
    [InlineData("note", "")]
    [InlineData("until", "2020-01-01")]
    [InlineData("until", "tomorrow")]
    public async Task Note_ThatIsNone_LosesNothing(string field, string value)
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        var answer = await clerk.PostFormAsync(
            "/staff/desk/notes", ("q", Asked), ("entry", Entry), ("note", field == "note" ? value : "我寫的"),
            ("until", field == "until" ? value : null));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = StaffBrowser.Read(await answer.Content.ReadAsStringAsync());
        Assert.NotNull(page.QuerySelector(".staff-notes .problem"));
        if (field != "note") Assert.Equal("我寫的", page.QuerySelector("#staff-note")!.TextContent);
    }

    [Fact]
    public async Task WhatCannotBeUsed_IsSaidAndTheRestStands()
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        using var answer = await clerk.GetAsync($"{At(Asked)}&entry=no.such&slot.nothing=x");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = StaffBrowser.Read(await answer.Content.ReadAsStringAsync());
        Assert.Equal(2, page.QuerySelectorAll(".problem.box").Length);
        Assert.Equal(Asked, page.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector(".the-case"));

        var refused = await clerk.PostFormAsync("/staff/desk/receipts", ("q", Asked), ("entry", "no.such"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var none = await clerk.PostFormAsync("/staff/desk/copies", ("q", "台積電今天的股價是多少"));
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>\"'>")]
    [InlineData("\u202Eעברית بالعربية\u0007")]
    [InlineData("long")]
    public async Task HostileWords_AreShownAsText(string words)
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        if (words == "long") words = string.Concat(Enumerable.Repeat("水費", 5_000));
        using var answer = await clerk.GetAsync(At(words));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        var page = StaffBrowser.Read(html);
        var kept = page.QuerySelector("input[name=q]")!.GetAttribute("value")!;
        Assert.True(kept.Length <= DeskAsk.Longest);
        Assert.Equal(words.Length > DeskAsk.Longest, page.Body!.TextContent.Contains("9400", StringComparison.Ordinal));
        var marked = await clerk.PostFormAsync("/staff/desk/marks", ("text", words), ("entry", Entry), ("mark", "wrong"), ("note", words[..Math.Min(words.Length, 400)]));
        Assert.Equal(HttpStatusCode.SeeOther, marked.StatusCode);
        Assert.DoesNotContain("<script", (await clerk.PageAsync("/staff/desk/marks")).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_WithoutAModel_IsNotOffered()
    {
        var page = await (await staff.ClientAsync(Role.Clerk)).PageAsync($"{At(Asked)}&draft=1");
        Assert.Null(page.QuerySelector("button[name=draft]"));
    }

    private static string At(string words) => $"/staff/desk?q={Uri.EscapeDataString(words)}";

    private static string VisitDay(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<int> CountAsync(DeskDeed what) =>
        (await staff.Service.Get<IDeskCounts>().ReadAsync(Today.AddDays(-1), Today, Entry, default)).Where(c => c.What == what).Sum(c => c.Count);

    private async Task<IEnumerable<string>> AuditedAsync() =>
        (await staff.Service.Get<IAuditRecord>().ReadAsync(new(null, null, null, null, null), 20, default)).Select(r => r.Deed.Action);
}
