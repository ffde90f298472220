using System.Net;
using AngleSharp.Html.Dom;
using BotService.Editing.Approval;
using BotService.Staff;
using BotService.Staff.Audit;

namespace BotService.Tests.Web.Staff.Approval;

/// <summary>Somebody without an account is asked by a link.</summary>
public sealed class FactCheckTests : IAsyncLifetime
{
    private StaffService staff = null!;
    private StaffBrowser editor = null!;

    public async Task InitializeAsync()
    {
        staff = await SmallDraft.StartAsync();
        editor = await staff.ClientAsync(Role.Editor);
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Checker_SeesOldBesideNew_AndAgreesOnce()
    {
        var draft = await staff.BeginAsync(editor.Account.Id, "other");
        await editor.PostFormAsync($"/staff/drafts/{draft.Number}/propose", ("version", $"{draft.Version}"));
        await staff.ReplayedAsync(draft.Number);
        var link = await LinkAsync(draft.Number);
        var (stranger, token) = (staff.Browser(), link[(link.LastIndexOf('/') + 1)..]);
        var page = await stranger.PageAsync($"{link}?lang=zh-TW");
        Assert.Contains("計費課", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("ins"));
        var form = (IHtmlFormElement)page.QuerySelector("main form[method=post]")!;
        var content = ((IHtmlInputElement)form.QuerySelector("input[name=content]")!).Value;

        // Nothing chosen: said so, and the comment is still there.
        using var nothing = await stranger.PostAsync(link, ("content", content), ("comment", "我的意見"));
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.Contains("我的意見", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var answer = await stranger.PostAsync(link, ("content", content), ("agrees", "yes"), ("comment", "可以"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        var check = Assert.Single(await staff.Service.Get<IFactChecks>().OfAsync(draft.Number, default));
        Assert.Equal((true, content, "可以"), (check.Agrees, check.Content, check.Comment));
        Assert.Contains(
            await staff.Service.Get<IAuditRecord>().ReadAsync(new AuditFilter(null, null, null, "drafts/agreed", null), 5, default),
            r => r.Deed.By == $"fact-check/{check.Number}");
        Assert.DoesNotContain(token, check.ToString(), StringComparison.Ordinal);
        await GoneAsync(stranger, link);
    }

    [Fact]
    public async Task Checker_WhoReadWhatWasChangedMeanwhile_ReadsItAgain()
    {
        var draft = await staff.BeginAsync(editor.Account.Id, "other");
        var link = await LinkAsync(draft.Number);
        using var answer = await staff.Browser().PostAsync(link, ("content", "old"), ("agrees", "no"), ("comment", "不對"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("不對", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await staff.Service.Get<IFactChecks>().OfAsync(draft.Number, default))[0].AnsweredAt);
    }

    [Fact]
    public async Task Link_UnknownOrTooOldOrOfADraftThatIsOver_IsAnsweredAlike()
    {
        var draft = await staff.BeginAsync(editor.Account.Id, "other");
        var link = await LinkAsync(draft.Number);
        var stranger = staff.Browser();
        await GoneAsync(stranger, "/fact-check/abc");
        await GoneAsync(stranger, $"/fact-check/{new string('x', 200)}");
        staff.Clock.Advance(FactCheck.Good);
        await GoneAsync(stranger, link);
    }

    private async Task<string> LinkAsync(long draft)
    {
        using var made = await editor.PostFormAsync($"/staff/drafts/{draft}/fact-checks", ("name", "王小姐"), ("unit", "計費課"));
        var html = await made.Content.ReadAsStringAsync();
        Assert.True(made.StatusCode == HttpStatusCode.OK, html);
        return new Uri(StaffBrowser.Read(html).QuerySelector(".link")!.TextContent.Trim()).PathAndQuery;
    }

    private static async Task GoneAsync(StaffBrowser browser, string link)
    {
        using var answer = await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(2, StaffBrowser.Read(await answer.Content.ReadAsStringAsync()).QuerySelectorAll("main section h1").Length);
    }
}
