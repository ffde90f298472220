using System.Globalization;
using System.Net;
using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Held;
using BotService.Hosting;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Tests.Conversations;
using BotService.Tests.Conversations.Held;

namespace BotService.Tests.Web.Staff.Held;

/// <summary>Rules, the answers that wait for them, and how they fared, from page to page.</summary>
public sealed class HeldPagesTests : IAsyncLifetime
{
    private const string Path = "/staff/approvals";

    private StaffService staff = null!;

    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync();
        staff.Clock.Advance(HeldTalk.Working - staff.Clock.GetUtcNow());
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Answer_IsHeldByARuleOfTheForm_Read_Edited_AndCounted()
    {
        var manager = await staff.ClientAsync(Role.Manager);
        await RuleAsync(manager, ("entry", HeldTalk.Entry));
        Assert.Equal(ReplyKind.Held, Assert.Single(await AskAsync(HeldTalk.Question)).Kind);
        var clerk = await staff.ClientAsync(Role.Clerk, HeldTalk.Organisation);
        Assert.Contains("answers to approve", (await clerk.PageAsync("/staff?lang=en")).Body!.TextContent, StringComparison.Ordinal);
        var row = (await clerk.JsonAsync(Path)).GetProperty("rows")[0];
        Assert.Equal(("waiting", HeldTalk.Question), (row.GetProperty("status").GetString(), row.GetProperty("question").GetString()));
        var one = $"{Path}/{row.GetProperty("number").GetInt64()}";
        var list = await clerk.PageAsync(Path);
        Assert.Contains(list.QuerySelectorAll("td a"), a => a.GetAttribute("href")!.Contains(one, StringComparison.Ordinal));

        var page = (await clerk.PageAsync($"{one}?lang=en")).Body!;
        Assert.Contains("每公升補助 5 元", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("新規定剛上路", page.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("section.sheet"));
        var sent = await clerk.PostFormAsync($"{one}/edit", ("version", "0"), ("text", "今年的補助已經用完了。"), ("sheet", "drop"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal(["今年的補助已經用完了。"], (await SaidAsync()).Where(r => r.Kind != ReplyKind.Held).Select(r => r.Text));

        Assert.Contains("今年的補助已經用完了。", (await clerk.PageAsync(one)).Body!.TextContent, StringComparison.Ordinal);
        var counted = (await clerk.JsonAsync($"{Path}/acceptance")).GetProperty("rows")[0];
        Assert.Equal((1, 1, 0), (
            counted.GetProperty("shown").GetInt32(), counted.GetProperty("edited").GetInt32(), counted.GetProperty("approved").GetInt32()));
        Assert.Contains("0/1", (await clerk.PageAsync($"{Path}/acceptance?lang=en")).Body!.TextContent.Replace(" of ", "/", StringComparison.Ordinal), StringComparison.Ordinal);
        var deeds = await staff.Service.Get<IAuditRecord>().ReadAsync(new AuditFilter(null, null, null, null, null), 50, default);
        Assert.Equal(
            ["approvals/edit", "approvals/rules"],
            deeds.Select(d => d.Deed.Action).Where(a => a.StartsWith("approvals/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Answer_Edited_IsProposed_AcceptedByAnotherWithoutATrial_AndLeadsToADraftOfItsEntry()
    {
        var (clerk, editor) = (await staff.ClientAsync(Role.Editor, HeldTalk.Organisation), await staff.ClientAsync(Role.Editor));
        await RuleAsync(editor, ("entry", HeldTalk.Entry));
        var one = await HeldAsync("a");
        await clerk.PostFormAsync($"{one}/edit", ("text", "今年的補助已經用完了，身分證 A123456789 不用帶。"), ("sheet", "drop"));

        var row = (await clerk.JsonAsync("/staff/proposals")).GetProperty("rows")[0];
        Assert.Equal(("wording", HeldTalk.Entry), (row.GetProperty("kind").GetString(), row.GetProperty("entry").GetString()));
        var proposal = $"/staff/proposals/{row.GetProperty("number").GetInt64()}";
        Assert.NotNull((await clerk.PageAsync("/staff/proposals")).QuerySelector($"a[href*='{proposal}']"));
        var page = (await clerk.PageAsync(proposal)).Body!.TextContent;
        Assert.Contains("每公升補助 5 元", page, StringComparison.Ordinal);
        Assert.Contains("今年的補助已經用完了", page, StringComparison.Ordinal);
        Assert.DoesNotContain("A123456789", page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.PostFormAsync($"{proposal}/trial", ("version", "0"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.PostFormAsync($"{proposal}/accept", ("version", "0"))).StatusCode);
        var other = await staff.ClientAsync(Role.Editor, HeldTalk.Organisation);
        Assert.NotNull((await other.PageAsync(proposal)).QuerySelector("form[action*='/accept']"));
        Assert.Equal(HttpStatusCode.SeeOther, (await other.PostFormAsync($"{proposal}/accept", ("version", "0"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{proposal}.patch")).StatusCode);

        await DraftedRelease.KeepAsync(staff);
        var draft = await editor.PostFormAsync($"{proposal}/draft");
        Assert.EndsWith($"/entries/{HeldTalk.Entry}", draft.Headers.Location!.ToString().Split('?')[0], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync(draft.Headers.Location.ToString())).StatusCode);
    }

    [Fact]
    public async Task Answer_ApprovedOrRefusedWithoutAVersion_IsDecidedAsItStands()
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        await RuleAsync(await staff.ClientAsync(Role.Editor), ("organisation", HeldTalk.Organisation));
        var first = await HeldAsync("a");
        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"{first}/approve")).StatusCode);
        Assert.Contains(await SaidAsync("a"), r => r.Sheet is not null);
        var second = await HeldAsync("b");
        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"{second}/refuse", ("word", "數字過期"))).StatusCode);
        Assert.Equal(ReplyKind.Fallback, (await SaidAsync("b"))[^1].Kind);
        Assert.Contains("數字過期", (await clerk.PageAsync(second)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decision_ComingSecond_IsShownWithBoth_AndSaysNothing()
    {
        await RuleAsync(await staff.ClientAsync(Role.Administrator), ("channel", "directline"));
        var one = await HeldAsync();
        var (quick, slow) = (await staff.ClientAsync(Role.Clerk), await staff.ClientAsync(Role.Reviewer));
        Assert.Equal(HttpStatusCode.SeeOther, (await quick.PostFormAsync($"{one}/refuse", ("version", "0"), ("word", "不對"))).StatusCode);
        var said = await SaidAsync();
        foreach (var version in new[] { "0", null, "1" })
        {
            var late = await slow.PostFormAsync($"{one}/edit", ("version", version), ("text", "我改好的句子"));
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            var text = await late.Content.ReadAsStringAsync();
            Assert.Contains("我改好的句子", text, StringComparison.Ordinal);
            Assert.Contains(quick.Account.Email, text, StringComparison.Ordinal);
            Assert.Contains("不對", text, StringComparison.Ordinal);
        }

        Assert.Equal(said.Count, (await SaidAsync()).Count);
    }

    [Fact]
    public async Task Answer_OfAnotherOrganisation_IsNotThere()
    {
        await RuleAsync(await staff.ClientAsync(Role.Manager), ("entry", HeldTalk.Entry));
        var one = await HeldAsync();
        var clerk = await staff.ClientAsync(Role.Clerk, "twc");
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(one)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostFormAsync($"{one}/approve")).StatusCode);
        Assert.Equal(0, (await clerk.JsonAsync($"{Path}?organisation=cpc")).GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task Question_OfTheApproverOwn_IsRefusedInWords()
    {
        await RuleAsync(await staff.ClientAsync(Role.Manager), ("entry", HeldTalk.Entry));
        var clerk = await staff.ClientAsync(Role.Clerk);
        var one = await HeldAsync(user: clerk.Account.Id);
        var page = (await clerk.PageAsync($"{one}?lang=en")).Body!;
        Assert.Contains("asked this yourself", page.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.PostFormAsync($"{one}/approve")).StatusCode);
        Assert.Single(await staff.Service.Get<IHeldAnswers>().WaitingAsync(default));
    }

    [Theory]
    [InlineData("edit", "text", null)]
    [InlineData("edit", "text", "long")]
    [InlineData("refuse", "word", null)]
    [InlineData("refuse", "word", "long")]
    public async Task Decision_ThatSaysNothingOrTooMuch_IsRefusedInWords(string action, string field, string? value)
    {
        await RuleAsync(await staff.ClientAsync(Role.Manager), ("entry", HeldTalk.Entry));
        var one = await HeldAsync();
        var clerk = await staff.ClientAsync(Role.Clerk);
        var text = value is null ? null : new string('長', 5001);
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.PostFormAsync($"{one}/{action}", ("version", "0"), (field, text))).StatusCode);
        Assert.Single(await staff.Service.Get<IHeldAnswers>().WaitingAsync(default));
    }

    [Theory]
    [InlineData("entry", "cpc.nothing")]
    [InlineData("entry", "taipower.name-change")]
    [InlineData("class", "theme:nothing")]
    [InlineData("channel", "no channel")]
    [InlineData("until", "2026-11-30")]
    [InlineData("until", null)]
    [InlineData("from", "2024-01-01")]
    [InlineData("outside", "perhaps")]
    [InlineData("why", null)]
    public async Task Rule_ThatCannotBe_IsRefusedInWords(string field, string? value)
    {
        var editor = await staff.ClientAsync(Role.Editor, HeldTalk.Organisation);
        var fields = Fields(("entry", HeldTalk.Entry)).Where(f => f.Name != field).Append((field, value)).ToArray();
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PostFormAsync($"{Path}/rules", fields)).StatusCode);
        Assert.Equal(0, (await editor.JsonAsync($"{Path}/rules")).GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task Rule_AboutNothing_IsRefused_AndSomebodysOfAnOrganisationIsAboutTheirs()
    {
        var all = await staff.ClientAsync(Role.Editor);
        Assert.Equal(HttpStatusCode.BadRequest, (await all.PostFormAsync($"{Path}/rules", Fields())).StatusCode);
        var own = await staff.ClientAsync(Role.Editor, "twc");
        await RuleAsync(own, ("organisation", HeldTalk.Organisation));
        var rule = (await own.JsonAsync($"{Path}/rules")).GetProperty("rows")[0];
        Assert.Equal("twc", rule.GetProperty("reach").GetProperty("organisation").GetString());
        Assert.NotEqual(ReplyKind.Held, (await AskAsync(HeldTalk.Question))[0].Kind);

        var number = rule.GetProperty("number").GetInt64();
        var other = await staff.ClientAsync(Role.Manager, HeldTalk.Organisation);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostFormAsync($"{Path}/rules/{number}/end")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await own.PostFormAsync($"{Path}/rules/{number}/end")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await own.PostFormAsync($"{Path}/rules/{number}/end")).StatusCode);
        Assert.Contains("Ended", (await own.PageAsync($"{Path}/rules?lang=en")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ThatIsLate_StandsOnTheFirstPage()
    {
        await RuleAsync(await staff.ClientAsync(Role.Manager), ("entry", HeldTalk.Entry));
        await HeldAsync();
        staff.Clock.Advance(TimeSpan.FromMinutes(4));
        var clerk = await staff.ClientAsync(Role.Clerk);
        Assert.Contains("answers to approve, overdue", (await clerk.PageAsync("/staff?lang=en")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("overdue", (await clerk.JsonAsync($"{Path}?status=overdue")).GetProperty("rows")[0].GetProperty("status").GetString());
    }

    /// <summary>For this day, of whatever the fields name.</summary>
    private static async Task RuleAsync(StaffBrowser browser, params (string Name, string? Value)[] about) =>
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostFormAsync($"{Path}/rules", Fields(about))).StatusCode);

    private static (string Name, string? Value)[] Fields(params (string Name, string? Value)[] about)
    {
        var today = Taiwan.Day(HeldTalk.Working).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return [.. about, ("from", today), ("until", today), ("outside", "send"), ("why", "新規定剛上路")];
    }

    private async Task<string> HeldAsync(string conversation = "c", string? user = "dl_u")
    {
        Assert.Equal(ReplyKind.Held, (await AskAsync(HeldTalk.Question, conversation, user))[0].Kind);
        return $"{Path}/{(await staff.Service.Get<IHeldAnswers>().WaitingAsync(default)).Single().Number}";
    }

    private async Task<IReadOnlyList<Reply>> AskAsync(string text, string conversation = "c", string? user = "dl_u")
    {
        var door = staff.Service.Get<ITurnDoor>();
        await door.OpenAsync(new(conversation, "directline", user, "zh-TW", null, null, false), default);
        var accepted = await door.ReceiveAsync(conversation, BotHost.Message(text), default);
        return [.. (await door.RepliesToAsync(conversation, accepted, BotHost.Soon())).Select(r => r.Spoken!.Reply)];
    }

    private async Task<IReadOnlyList<Reply>> SaidAsync(string conversation = "c") =>
        [.. (await staff.Service.Get<ITurnDoor>().ReadAsync(conversation, 0, 100, default)).Select(a => a.Spoken?.Reply).OfType<Reply>()];
}
