using System.Net;
using BotService.Editing.Checking;
using BotService.Editing.Drafts;
using BotService.Releases.Files;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Web.Staff;

/// <summary>A change of the knowledge written in forms, by people in browsers without scripts.</summary>
public sealed class DraftPagesTests : IAsyncLifetime
{
    private const string Path = "/staff/drafts", Entry = "taipower.name-change", Folder = "knowledge/taipower/name-change";

    private StaffService staff = null!;
    private StaffBrowser editor = null!, other = null!;

    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync();
        await DraftedRelease.KeepAsync(staff);
        (editor, other) = (await staff.ClientAsync(Role.Editor), await staff.ClientAsync(Role.Editor));
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Draft_IsBegunListedDescribedAndWithdrawn()
    {
        var one = await BeginAsync();
        Assert.Equal("editing", (await editor.JsonAsync(Path)).GetProperty("rows")[0].GetProperty("status").GetString());
        Assert.Equal(0, (await editor.JsonAsync($"{Path}?status=approved")).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(
            editor, $"{one}/describe", ("version", "0"), ("title", "新標題"), ("reason", "r"), ("source", "s"), ("expects", Entry), ("causes", "plan A-1")));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(
            other, $"{one}/describe", ("version", "0"), ("title", "別的"), ("reason", "r"), ("source", "s")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(editor, $"{one}/withdraw", ("version", "1")));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(editor, $"{one}/withdraw", ("version", "1"), ("word", "不做了")));
        Assert.Equal(HttpStatusCode.BadRequest, await SaveAsync(editor, one, 0, ("part", "rules"), ("do", "slot"), ("slot", "x"), ("options", "a, b")));
        Assert.Contains("不做了", (await editor.PageAsync($"{one}?lang=zh-TW")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_WithoutATitle_IsNotBegun_AndNothingTypedIsLost()
    {
        using var answer = await editor.PostFormAsync($"{Path}/new", ("reason", "因為公告"), ("source", "https://example.org"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("因為公告", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewDocumentFromADay_IsWrittenInForms_AndProvedByAnothersCases()
    {
        var one = await BeginAsync();
        Assert.Equal(HttpStatusCode.SeeOther, await SaveAsync(editor, one, 0, ("part", "rules"), ("do", "begin"), ("v", "0"), ("from", "2027-01-01")));
        Assert.Equal(HttpStatusCode.SeeOther, await SaveAsync(
            editor, one, 1, ("part", "rules"), ("do", "fact"), ("v", "1"), ("section", "documents"), ("id", "tax-number"),
            ("status", "reported"), ("source", "tpes-code"), ("when", "applicant: company")));
        var rules = await TextAsync(one, "entry.yaml");
        Assert.Contains("- in_force: { from: 2022-02-22, to: 2026-12-31 }", rules, StringComparison.Ordinal);
        Assert.Contains("- { document: tax-number, status: reported, source: tpes-code, when: { applicant: [company] } }", rules, StringComparison.Ordinal);
        var page = await editor.PageAsync($"{one}/entries/{Entry}?part=proof&lang=en");
        Assert.Contains("says something else", page.Body!.TextContent, StringComparison.Ordinal);

        // Whose turn it is stands on the page of the cases before anything is typed.
        Assert.Contains(editor.Account.Email, (await editor.PageAsync($"{one}/entries/{Entry}?part=cases&lang=en")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await SaveAsync(other, one, 2, ("part", "cases"), ("do", "copy"), ("old", "2022-02-22"), ("now", "2027-01-01")));
        Assert.Contains("version: 2027-01-01", await TextAsync(one, "cases.yaml"), StringComparison.Ordinal);
        Assert.Empty(Halves.Faults(await FilesAsync(one)));
        await SaveAsync(editor, one, 3, ("part", "cases"), ("do", "drop"), ("at", "0"));
        Assert.Equal(editor.Account.Id, Assert.Single(Halves.Faults(await FilesAsync(one))).Person);
        Assert.Null((await staff.Service.Get<IAuditRecord>().VerifyAsync(null, default)).Fault);
    }

    [Fact]
    public async Task TwoPeopleInOneFile_AreMergedByParts_AndWhatClashesIsShown()
    {
        var one = await BeginAsync();
        Assert.Equal(HttpStatusCode.SeeOther, await FactAsync(editor, one, 0, "fees", 0, "cost", "reported"));
        Assert.Equal(HttpStatusCode.SeeOther, await FactAsync(other, one, 0, "times", 0, "days", "reported"));
        var rules = await TextAsync(one, "entry.yaml");
        Assert.Contains("id: cost", rules, StringComparison.Ordinal);
        Assert.Contains("id: days", rules, StringComparison.Ordinal);
        using var clash = await other.PostFormAsync(
            $"{one}/entries/{Entry}/save", ("base", "0"), ("part", "rules"), ("do", "fact"), ("v", "0"), ("section", "fees"), ("at", "0"),
            ("id", "price"), ("status", "reported"), ("source", "tpes-code"));
        Assert.Equal(HttpStatusCode.Conflict, clash.StatusCode);
        var shown = await clash.Content.ReadAsStringAsync();
        Assert.Contains("id: price", shown, StringComparison.Ordinal);
        Assert.Contains("id: cost", shown, StringComparison.Ordinal);
        Assert.Equal(rules, await TextAsync(one, "entry.yaml"));
    }

    [Fact]
    public async Task File_IsTakenBackToTheBase_ByteForByte()
    {
        var one = await BeginAsync();
        Assert.Equal(HttpStatusCode.SeeOther, await FactAsync(editor, one, 0, "fees", 0, "cost", "reported"));
        var file = Assert.Single((await FilesAsync(one)).Writes).Path;
        Assert.NotNull((await editor.PageAsync($"{one}?lang=en")).QuerySelector($"input[name=revert][value='{file}']"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(
            await staff.ClientAsync(Role.Editor, "twc"), $"{one}/save", ("base", "1"), ("revert", file)));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(editor, $"{one}/save", ("base", "1"), ("revert", file)));
        var files = await FilesAsync(one);
        Assert.Equal((files.Base.Digest, 0), (files.Files.Digest, files.Writes.Count));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(editor, $"{one}/save", ("base", "2"), ("revert", file)));
    }

    [Fact]
    public async Task SavingNothing_IsNothing()
    {
        var one = await BeginAsync();
        Assert.Equal(HttpStatusCode.SeeOther, await SaveAsync(
            editor, one, 0, ("part", "words"), ("w.en.name", "Change the name on an electricity account")));
        Assert.Equal(0, (await FilesAsync(one)).Revision);
    }

    [Fact]
    public async Task WordsAndWaysOfAsking_ChangeTheirLinesOnly()
    {
        var one = await BeginAsync();
        var (words, asked) = (await TextAsync(one, "wording.en.yaml"), await TextAsync(one, "utterances.th.yaml"));
        await SaveAsync(editor, one, 0, ("part", "words"), ("w.en.short", "Name change: electricity"));
        Assert.Equal(
            words.Replace("short: Electricity name change", "short: \"Name change: electricity\"", StringComparison.Ordinal),
            await TextAsync(one, "wording.en.yaml"));
        await SaveAsync(editor, one, 1, ("part", "asked"), ("u.th", string.Join("\r\n", asked.Split('\n').Select(l => l.TrimStart('-', ' '))) + "\r\nชื่อใหม่\r\n"));
        Assert.Equal(asked + "- ชื่อใหม่\n", await TextAsync(one, "utterances.th.yaml"));
    }

    [Fact]
    public async Task File_AsText_StaysByteForByte_AndWhatIsWrongIsNamedWithItsLine()
    {
        var one = await BeginAsync();
        var text = await TextAsync(one, "conversations.yaml");
        await SaveAsync(editor, one, 0, ("part", "files"), ("file", "conversations.yaml"), ("text", (text + "# seen\n").ReplaceLineEndings("\r\n")));
        Assert.Equal(text + "# seen\n", await TextAsync(one, "conversations.yaml"));
        Assert.Equal(HttpStatusCode.SeeOther, await SaveAsync(
            editor, one, 1, ("part", "files"), ("file", "entry.yaml"), ("text", "id: taipower.name-change\n\tkind: procedure\n")));
        var problem = (await editor.JsonAsync($"{one}/entries/{Entry}")).GetProperty("problems")[0];
        Assert.Equal(($"{Folder}/entry.yaml", 2, "yaml-tab"),
            (problem.GetProperty("file").GetString(), problem.GetProperty("line").GetInt32(), problem.GetProperty("code").GetString()));
        await editor.PageAsync($"{one}/entries/{Entry}?lang=en");
        Assert.Equal(HttpStatusCode.BadRequest, await SaveAsync(editor, one, 2, ("part", "rules"), ("do", "begin"), ("from", "2027-01-01")));
    }

    [Theory]
    [InlineData("../../etc/passwd", "x")]
    [InlineData("a: &a [1]\nb: *a", null)]
    public async Task WhatHarms_IsRefusedInWords_AndWritesNothing(string given, string? text)
    {
        var one = await BeginAsync();
        var (file, content) = text is null ? ("entry.yaml", given) : (given, text);
        using var answer = await editor.PostFormAsync(
            $"{one}/entries/{Entry}/save", ("base", "0"), ("part", "files"), ("file", file), ("text", content));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, (await FilesAsync(one)).Revision);
    }

    [Fact]
    public async Task FileOfFiveMegabytes_IsRefused()
    {
        var one = await BeginAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await SaveAsync(
            editor, one, 0, ("part", "files"), ("file", "entry.yaml"), ("text", new string('x', 5 * 1024 * 1024))));
        Assert.Equal(0, (await FilesAsync(one)).Revision);
    }

    [Fact]
    public async Task Entry_ThatALifeEventNeeds_StaysAndAnotherIsBegunOrGoes()
    {
        var one = await BeginAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(editor, $"{one}/save", ("base", "0"), ("remove", "taipower.move-settlement")));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(editor, $"{one}/open", ("entry", "taipower.brand-new"), ("begin", "true")));
        Assert.Contains("taipower.brand-new", (await editor.PageAsync($"{one}/entries/taipower.brand-new?lang=en")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(editor, $"{one}/open", ("entry", "nobody.brand-new"), ("begin", "true")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(editor, $"{one}/open", ("entry", "taipower.not-there")));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(editor, $"{one}/save", ("base", "1"), ("remove", "taipower.brand-new")));
        Assert.Empty((await FilesAsync(one)).Writes);
    }

    [Fact]
    public async Task Split_MovesFilesWithTheirWriters()
    {
        var one = await BeginAsync();
        await SaveAsync(editor, one, 0, ("part", "words"), ("w.en.short", "One"));
        await SaveAsync(other, one, 1, ("part", "asked"), ("u.th", "ชื่อใหม่"));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(
            editor, $"{one}/split", ("base", "2"), ("path", $"{Folder}/utterances.th.yaml"), ("title", "問法")));
        Assert.Equal($"{Folder}/wording.en.yaml", Assert.Single((await FilesAsync(one)).Writes).Path);
        var moved = Assert.Single((await FilesAsync($"{Path}/2")).Writes);
        Assert.Equal(($"{Folder}/utterances.th.yaml", other.Account.Id), (moved.Path, moved.By));
    }

    [Fact]
    public async Task Pages_OfADraft_AreThere()
    {
        var one = await BeginAsync();
        await SaveAsync(editor, one, 0, ("part", "words"), ("w.en.short", "One"));
        foreach (var locale in (string[])["zh-TW", "en"])
        {
            foreach (var part in (string[])["rules", "cases", "words", "asked", "proof", "preview", "files"])
                await editor.PageAsync($"{one}/entries/{Entry}?part={part}&lang={locale}");
            await editor.PageAsync($"{one}?check=whole&lang={locale}");
            await editor.PageAsync($"{Path}/new?lang={locale}");
        }

        Assert.Contains("身分", (await editor.PageAsync($"{one}/entries/{Entry}?part=preview&s.by=self&lang=zh-TW")).Body!.TextContent, StringComparison.Ordinal);
        var preview = await editor.PageAsync($"{one}/entries/{Entry}?part=preview&s.by=self&lang=zh-TW");
        Assert.Contains("身分", preview.QuerySelector(".bubble")!.ParentElement!.TextContent, StringComparison.Ordinal);
        using var paper = await editor.GetAsync(preview.QuerySelector("a[href*='paper.odt']")!.GetAttribute("href")!);
        Assert.Equal("application/vnd.oasis.opendocument.text", paper.Content.Headers.ContentType!.MediaType);
        using var missing = await editor.GetAsync($"{one}/entries/taipower.nowhere");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task SomebodyOfAnotherOrganisation_WritesNothingHere()
    {
        var one = await BeginAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await SaveAsync(
            await staff.ClientAsync(Role.Editor, "twc"), one, 0, ("part", "words"), ("w.en.short", "One")));
        var water = await staff.ClientAsync(Role.Editor, "twc");
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(
            water, $"{one}/save", ("base", "0"), ("path", "knowledge/catalogue/documents.yaml"), ("text", "x: 1")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(water, $"{one}/open", ("entry", "taipower.brand-new"), ("begin", "true")));
    }

    private async Task<string> BeginAsync()
    {
        using var answer = await editor.PostFormAsync(
            $"{Path}/new", ("title", "過戶新文件"), ("reason", "公告"), ("source", "https://example.org"), ("causes", "miss 3"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString.Split('?')[0];
    }

    private static async Task<HttpStatusCode> PostAsync(StaffBrowser browser, string path, params (string, string?)[] fields)
    {
        using var answer = await browser.PostFormAsync(path, fields);
        return answer.StatusCode;
    }

    private static Task<HttpStatusCode> SaveAsync(StaffBrowser browser, string draft, int seen, params (string, string?)[] fields) =>
        PostAsync(browser, $"{draft}/entries/{Entry}/save", [("base", $"{seen}"), .. fields]);

    private static Task<HttpStatusCode> FactAsync(
        StaffBrowser browser, string draft, int seen, string section, int at, string id, string status) => SaveAsync(
        browser, draft, seen, ("part", "rules"), ("do", "fact"), ("v", "0"), ("section", section), ("at", $"{at}"), ("id", id),
        ("status", status), ("source", "tpes-code"));

    private async Task<DraftFiles> FilesAsync(string draft) =>
        (await staff.Service.Get<IDrafts>().FilesAsync(long.Parse(draft.Split('/')[^1], null), null, default))!;

    private async Task<string> TextAsync(string draft, string file) => (await new DraftContent(staff.Service.Get<IBlobs>())
        .TextAsync((await FilesAsync(draft)).Files, $"{Folder}/{file}", default))!;
}

/// <summary>The release of tests, kept so that drafts can be begun against it.</summary>
internal static class DraftedRelease
{
    public static async Task KeepAsync(StaffService staff)
    {
        var (files, blobs) = FileFolders.Read(RealEngine.Folders);
        var id = RealEngine.Shared.Id;
        if (await staff.Service.Get<IReleaseStore>().FindAsync(id, default) is not null) return;
        await staff.Service.Get<IBlobs>().KeepAsync(blobs, default);
        var at = DateTimeOffset.UnixEpoch.AddYears(50);
        await staff.Service.Get<IReleaseStore>().AddAsync(
            new KeptRelease(id, "", "t", "r", "operator", at, null, ReleaseOrigin.Shipped, null, "1"), files,
            new Deed(at, Deed.Operator, "releases/import", id), default);
    }
}
