using System.Net;
using BotService.Conversations;
using BotService.Editing.Drafts;
using BotService.Editing.Replay;
using BotService.Hosting;
using BotService.Releases.Files;
using BotService.Releases.InForce;
using BotService.Staff;
using BotService.Staff.Audit;

namespace BotService.Tests.Web.Staff.Approval;

/// <summary>
/// A new document from a day on, from the editor's first form to the morning on which citizens are told, and back: by the
/// forms as they stand on the pages, in a service of two processes that are never restarted.
/// </summary>
public sealed class ChangeOfKnowledgeTests : IAsyncLifetime
{
    private const string Entry = SmallDraft.Entry, Company = "我要幫公司辦電費過戶，會委託代理人去", Person = "我要辦電費過戶，個人，本人去",
        Document = "water-number", AllCases = "2025-01-01";

    private readonly TwoProcesses both = new();
    private StaffService staff = null!;
    private StaffBrowser editor = null!, colleague = null!, reviewer = null!, manager = null!;
    private string zero = null!;

    private DateOnly Day => Taiwan.Today(both.Clock).AddDays(1);

    public async Task InitializeAsync()
    {
        await both.StartAsync();
        staff = both.One;
        zero = both.Answers().Distinct().Single();
        (editor, colleague) = (await staff.ClientAsync(Role.Editor), await staff.ClientAsync(Role.Editor));
        (reviewer, manager) = (await staff.ClientAsync(Role.Reviewer), await staff.ClientAsync(Role.Manager));
    }

    public async Task DisposeAsync() => await both.DisposeAsync();

    [Fact]
    public async Task NewDocument_IsWrittenProvedReplayedApprovedPublishedAndTakenBack_WithoutARestart()
    {
        var day = Day;
        var before = new[]
        {
            await both.ToldAsync(both.One, Company), await both.ToldAsync(both.Two, Company), await both.ToldAsync(both.Two, Person),
        };
        await both.AskAsync(both.One, "停電了要打給誰");

        // The editor gives the entry a document from tomorrow on, and somebody else writes the cases.
        var begun = await editor.FillAsync(
            "/staff/drafts/new", "/new", typed: [("title", "過戶多一份文件"), ("reason", "公告"), ("source", "https://example.org/rule")]);
        var here = begun.Headers.Location!.OriginalString.Split('?')[0];
        var (rules, cases) = ($"{here}/entries/{Entry}?part=rules", $"{here}/entries/{Entry}?part=cases");
        await editor.FillAsync(rules, "/save", "begin", [("v", "1")], ("from", Shown(day)));
        await editor.FillAsync(
            rules, "/save", "fact", [("v", "2"), ("section", "documents"), ("at", null)],
            ("id", Document), ("status", "confirmed"), ("source", "power-page"));
        Assert.NotEqual(0, await ErrorsAsync(here));
        await colleague.FillAsync(cases, "/save", "copy", [], ("old", AllCases), ("now", Shown(day)));
        foreach (var applicant in (string[])["person", "company"])
            foreach (var by in (string[])["self", "agent"]) await RowAsync(cases, day, applicant, by, d => $"{d}, {Document}");
        Assert.Equal(0, await ErrorsAsync(here));

        // The replay shows the talks that must change, and nothing else; one group is refused.
        await editor.FillAsync(here, "/propose");
        var first = await GroupsAsync(here);
        Assert.All(first, g => Assert.Equal((ReplayKind.List, Entry), (g.Kind, Assert.Single(g.Difference.New.Entries))));
        Assert.All(first, g => Assert.Equal([$"documents/{Document}"], g.Difference.Came));
        Assert.All(first, g => Assert.Empty(g.Difference.Went));
        await DecideAsync(here, first[0], "refuse", "個人不必帶");
        using var open = await reviewer.PostFormAsync($"{here}/approve", ("content", (await DraftAsync(here)).Content));
        Assert.Equal(HttpStatusCode.BadRequest, open.StatusCode);

        // Mended and replayed again, it is about companies only.
        await editor.FillAsync(
            rules, "/save", "fact", [("v", "2"), ("section", "documents"), ("id", Document)], ("when", "applicant: company"));
        foreach (var by in (string[])["self", "agent"])
            await RowAsync(cases, day, "person", by, d => d.Replace($", {Document}", "", StringComparison.Ordinal));
        await editor.FillAsync(here, "/propose");
        var second = await GroupsAsync(here);
        var lists = second.Where(g => g.Kind == ReplayKind.List).ToList();
        Assert.InRange(lists.Sum(g => g.Count), 1, first.Sum(g => g.Count) - 1);
        Assert.DoesNotContain(lists, g => g.Example.Contains("個人", StringComparison.Ordinal));
        // Everybody else reads from which day the rule is, and nothing more.
        Assert.All(second.Except(lists), g => Assert.Equal(ReplayKind.Words, g.Kind));
        foreach (var group in second) await DecideAsync(here, group, "accept", "公司要帶");

        // Two who wrote nothing in it approve; it is published for tomorrow.
        await reviewer.FillAsync(here, "/approve");
        await manager.FillAsync(here, "/approve");
        await editor.FillAsync(here, "/publish", typed: ("from", Shown(day)));
        var published = (await DraftAsync(here)).Release!;
        Assert.All(both.Answers(), id => Assert.Equal(zero, id));
        before = [.. before, await both.ToldAsync(both.One, Company)];

        both.Clock.Advance(TimeSpan.FromHours(5));
        await both.AnswersAsync(published);
        var after = new[] { await both.ToldAsync(both.One, Company), await both.ToldAsync(both.Two, Company) };
        Assert.All(before, r => Assert.Equal((false, zero), (Names(r), r.Sheet.Release)));
        Assert.All(after, r => Assert.Equal((true, published), (Names(r), r.Sheet.Release)));
        Assert.False(Names(await both.ToldAsync(both.Two, Person)));
        foreach (var receipt in before.Concat(after))
        {
            foreach (var process in new[] { both.One, both.Two })
            {
                var release = (await process.Service.Get<IPastReleases>().FindAsync(receipt.Sheet.Release, default))!;
                Assert.True(SheetAgain.IsAlike(receipt.Sheet, SheetAgain.Of(release, receipt)!));
            }
        }

        await GoBackAsync(published);
        Assert.Equal(published, await ImportedAsync(day));
        await RecordedAsync(here, published);
    }

    /// <summary>One action and a reason, and both processes tell the old list again.</summary>
    private async Task GoBackAsync(string published)
    {
        var late = staff.Browser();
        await staff.SignInAsync(late, editor.Account);
        await late.FillAsync($"/staff/releases/{zero}", "/rollback", typed: ("reason", "公告延後"));
        await both.AnswersAsync(zero);
        foreach (var process in new[] { both.One, both.Two }) Assert.False(Names(await both.ToldAsync(process, Company)));
        Assert.Equal(zero, (await late.JsonAsync("/staff/releases")).GetProperty("summary").GetProperty("holds").GetString());
        Assert.NotEqual(zero, published);
        editor = late;
    }

    /// <summary>The same change made in a folder, calibrated and brought in.</summary>
    private async Task<string?> ImportedAsync(DateOnly day)
    {
        var root = Directory.CreateTempSubdirectory("botservice-folder-").FullName;
        try
        {
            var folders = (await staff.Service.Get<ReleaseKeeping>().WriteAsync(zero, root, default))!;
            await File.WriteAllTextAsync(Path.Combine(root, FolderReading.BaseFile), zero);
            FolderChange.Make(Path.Combine(root, SmallDraft.Folder), day);
            Engine.Release.Load(folders).Release!.Calibrate(folders.Knowledge);
            var imported = await staff.Service.Get<ReleaseImport>().RunAsync(
                FolderReading.Of(root), zero, "t", "r", new Deed(both.Clock.GetUtcNow(), Deed.Operator, "releases/import", ""), default);
            Assert.Equal([], imported.Wrong);
            Assert.False(imported.IsNew);
            return imported.Id;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Who wrote, decided, approved, published and went back stands in the record, and with the entry.</summary>
    private async Task RecordedAsync(string here, string published)
    {
        var record = staff.Service.Get<IAuditRecord>();
        var rows = (await record.ReadAsync(new AuditFilter(null, null, null, null, null), 500, default))
            .Select(r => (r.Deed.By, r.Deed.Action)).ToHashSet();
        foreach (var (who, what) in new[]
            {
                (editor, "drafts/new"), (editor, "drafts/save"), (colleague, "drafts/save"), (editor, "drafts/propose"),
                (reviewer, "drafts/group-refused"), (reviewer, "drafts/group-accepted"), (reviewer, "drafts/approve"),
                (manager, "drafts/approve"),
                (editor, "drafts/publish"), (editor, "releases/rollback"),
            })
            Assert.Contains((who.Account.Id, what), rows);
        Assert.Null((await record.VerifyAsync(null, default)).Fault);
        var history = await editor.JsonAsync($"/staff/releases/entries/{Entry}");
        var newest = history.GetProperty("rows")[0];
        Assert.Equal((published, editor.Account.Id, "公告"), (
            newest.GetProperty("id").GetString(), newest.GetProperty("by").GetString(), newest.GetProperty("reason").GetString()));
        Assert.Equal(3, history.GetProperty("summary").GetProperty("told").GetProperty(published).GetInt32());
        var page = (await editor.PageAsync($"{here}?lang=en")).Body!.TextContent;
        foreach (var author in new[] { editor, colleague }) Assert.Contains(author.Account.Email, page, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> RowAsync(
        string cases, DateOnly day, string applicant, string by, Func<string, string> documents) => colleague.FillAsync(
        cases, "/save", "row", [("of", Shown(day)), ("c.applicant", applicant), ("c.by", by)], ("c.documents", documents));

    private async Task<IReadOnlyList<ReplayGroup>> GroupsAsync(string here)
    {
        var groups = await staff.ReplayedAsync(Number(here));
        Assert.NotEmpty(groups);
        return groups;
    }

    private async Task DecideAsync(string here, ReplayGroup group, string decision, string why)
    {
        using var answer = await reviewer.PostFormAsync($"{here}/replay/{group.Id}/{decision}", ("why", why));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private async Task<int> ErrorsAsync(string here) => (await editor.JsonAsync($"{here}?check=whole"))
        .GetProperty("problems").EnumerateArray().Count(p => p.GetProperty("isError").GetBoolean());

    private Task<Draft> DraftAsync(string here) => staff.DraftAsync(Number(here));

    private static bool Names(Receipt receipt) => receipt.Sheet.Parts.SelectMany(p => p.Items).Any(i => i.Id == Document);

    private static long Number(string here) => long.Parse(here.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private static string Shown(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
