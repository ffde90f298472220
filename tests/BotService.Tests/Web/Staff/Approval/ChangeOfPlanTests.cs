using System.Globalization;
using System.Net;
using System.Text.Json;
using BotService.Conversations;
using BotService.Editing.Drafts;
using BotService.Hosting;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Tests.Web.Staff.Plans;

namespace BotService.Tests.Web.Staff.Approval;

/// <summary>
/// From a new yearly plan to the morning on which citizens are told what it changed: the plan comes in, the change is on the list,
/// a draft is made of it, proved, approved and published, and the list says by which release it is done.
/// </summary>
public sealed class ChangeOfPlanTests : IAsyncLifetime
{
    private const string Renewal = "/staff/renewal", Old = "taipower-114", New = "taipower-115", Question = "我要辦電費過戶，個人，本人去",
        Before = "收件後 {days} 天內辦好。", After = "收件後 {days} 天內辦好，進度可以線上查。";

    private readonly TwoProcesses both = new();
    private StaffService staff = null!;
    private StaffBrowser editor = null!, reviewer = null!, manager = null!;

    public async Task InitializeAsync()
    {
        await both.StartAsync();
        staff = both.One;
        (editor, reviewer, manager) = (await staff.ClientAsync(Role.Editor), await staff.ClientAsync(Role.Reviewer), await staff.ClientAsync(Role.Manager));
    }

    public async Task DisposeAsync() => await both.DisposeAsync();

    [Fact]
    public async Task NewPlan_BecomesAChange_ADraft_AndARelease_AndTheListSaysSo()
    {
        var asked = await both.ToldAsync(both.One, Question);
        await SendAsync(114, "(1) 設置服務台。", "(2) 用電過戶收件後 3 天內辦好。");
        await SendAsync(115, "(1) 設置服務台。", "(2) 用電過戶收件後 3 天內辦好，進度可以線上查。");

        // It stood on the list as soon as it came in.
        var row = Assert.Single((await editor.JsonAsync($"/staff/plans/{Old}/diff/{New}")).GetProperty("rows").EnumerateArray());
        Assert.Contains("進度可以線上查", row.GetProperty("after").GetString(), StringComparison.Ordinal);
        Assert.Contains(row.GetProperty("touches").EnumerateArray(), t => t.GetProperty("id").GetString() == SmallDraft.Entry);
        var change = $"{Renewal}/changes/{row.GetProperty("number").GetInt64()}";
        Assert.Equal((1, 0, 0), await YearAsync());

        // The draft is made of it, with the item as its source, and changes what citizens are told.
        var here = (await editor.FillAsync(change, "/draft")).Headers.Location!.OriginalString.Split('?')[0];
        Assert.StartsWith($"plan-{New} ", (await DraftAsync(here)).Source, StringComparison.Ordinal);
        Assert.Equal((0, 1, 0), await YearAsync());
        await editor.FillAsync(
            $"{here}/entries/{SmallDraft.Entry}?part=words", "/save", null, [("w.zh-TW.times.processing", Before)], ("w.zh-TW.times.processing", After));
        Assert.DoesNotContain(
            (await editor.JsonAsync($"{here}?check=whole")).GetProperty("problems").EnumerateArray(), p => p.GetProperty("isError").GetBoolean());
        await editor.FillAsync(here, "/propose");
        var groups = await staff.ReplayedAsync(Number(here));
        Assert.Contains(groups, g => g.Difference.New.Entries.Contains(SmallDraft.Entry));
        foreach (var group in groups)
        {
            using var decided = await reviewer.PostFormAsync($"{here}/replay/{group.Id}/accept", ("why", "計畫新增"));
            Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
        }

        // Two approve it, and it is published for tomorrow.
        await reviewer.FillAsync(here, "/approve");
        await manager.FillAsync(here, "/approve");
        await editor.FillAsync(
            here, "/publish", typed: ("from", Taiwan.Today(both.Clock).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        var published = (await DraftAsync(here)).Release!;
        Assert.Equal(JsonValueKind.Null, (await editor.JsonAsync(change)).GetProperty("release").ValueKind);
        both.Clock.Advance(TimeSpan.FromHours(5));
        await both.AnswersAsync(published);
        Assert.DoesNotContain("線上查", Words(asked), StringComparison.Ordinal);
        Assert.Contains("進度可以線上查", Words(await both.ToldAsync(both.Two, Question)), StringComparison.Ordinal);

        // The list and the year say so.
        editor = staff.Browser();
        await staff.SignInAsync(editor, reviewer.Account);
        Assert.Equal(published, (await editor.JsonAsync(change)).GetProperty("release").GetString());
        Assert.NotNull((await editor.PageAsync(change)).QuerySelector($"main a[href*='/staff/releases/{published}']"));
        Assert.Equal((0, 0, 1), await YearAsync());
        Assert.Null((await staff.Service.Get<IAuditRecord>().VerifyAsync(null, default)).Fault);
    }

    private async Task SendAsync(int year, string first, string second)
    {
        var text = $"甲地公司{year}年度提升服務執行計畫\n\n壹、計畫依據：\n依公司的函辦理。\n貳、計畫目標：\n讓人少跑一趟。\n肆、執行策略及具體作法：\n"
            + "面向\t執行策略\t具體作法\t承辦部門\t完成期限\n"
            + $"<p>一、基礎服務</p>\t<p>(一) 一致</p>\t<p>{first}</p><p>{second}</p>\t<p>業務組</p><p>業務組</p>\t<p>隨時辦理</p><p>隨時辦理</p>\n"
            + "伍、考核作業\n每年1月20日前填報。";
        using var sent = await editor.SendPlanAsync(text, ("organisation", "taipower"));
        Assert.Equal($"/staff/plans/taipower-{year}", sent.Headers.Location!.OriginalString.Split('?')[0]);
    }

    /// <summary>What the year at a glance says of the new plan: changes open, drafts under way, drafts published.</summary>
    private async Task<(int Open, int Drafts, int Published)> YearAsync()
    {
        var year = Assert.Single((await editor.JsonAsync(Renewal)).GetProperty("rows").EnumerateArray());
        Assert.Equal(New, year.GetProperty("plan").GetString());
        var (changes, drafts) = (Assert.Single(year.GetProperty("changes").EnumerateArray()), year.GetProperty("drafts"));
        return (changes.GetProperty("open").GetInt32(), drafts.GetProperty("open").GetInt32(), drafts.GetProperty("published").GetInt32());
    }

    private Task<Draft> DraftAsync(string here) => staff.DraftAsync(Number(here));

    private static string Words(Receipt receipt) =>
        string.Join('\n', receipt.Sheet.Parts.SelectMany(p => p.Items).Select(i => i.Text));

    private static long Number(string here) => long.Parse(here.Split('/')[^1], CultureInfo.InvariantCulture);
}
