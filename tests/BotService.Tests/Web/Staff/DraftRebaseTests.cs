using System.Net;
using System.Text;
using BotService.Editing.Drafts;
using BotService.Releases.Files;
using BotService.Review.Proposals;
using BotService.Review.Trial;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Web.Staff;

/// <summary>Drafts that begin elsewhere: with an older release, or with a proposal.</summary>
public sealed class DraftRebaseTests : IAsyncLifetime
{
    private const string Words = "knowledge/taipower/name-change/wording.en.yaml", Asked = "knowledge/taipower/name-change/utterances.th.yaml",
        Old = "short: An older name", Now = "short: Electricity name change";

    private StaffService staff = null!;
    private StaffBrowser editor = null!;

    private IDrafts Drafts => staff.Service.Get<IDrafts>();

    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync();
        await DraftedRelease.KeepAsync(staff);
        editor = await staff.ClientAsync(Role.Editor);
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Draft_OfAnOlderRelease_IsBroughtOntoTheOneInForce_AndChangesOnlyWhatItChanged()
    {
        var number = await OldAsync((Asked, "- ชื่อใหม่\n"));
        Assert.Contains("the release in force is", (await editor.PageAsync($"/staff/drafts/{number}?lang=en")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await RebaseAsync(number));
        var files = (await Drafts.FilesAsync(number, null, default))!;
        Assert.Equal((RealEngine.Shared.Id, "p"), ((await Drafts.FindAsync(number, default))!.Base, files.WriterOf(Asked)));
        Assert.Equal(Asked, Assert.Single(files.Writes).Path);
    }

    [Fact]
    public async Task WhereBothChangedTheSame_BothTextsAreShown_AndNothingHappens()
    {
        var number = await OldAsync((Words, (await TextAsync(Words)).Replace(Now, "short: Mine", StringComparison.Ordinal)));
        using var answer = await editor.PostFormAsync($"/staff/drafts/{number}/rebase", ("base", "1"), ("release", RealEngine.Shared.Id));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var shown = await answer.Content.ReadAsStringAsync();
        Assert.Contains("short: Mine", shown, StringComparison.Ordinal);
        Assert.Contains(Now, shown, StringComparison.Ordinal);
        Assert.Equal("old", (await Drafts.FindAsync(number, default))!.Base);
    }

    [Fact]
    public async Task AcceptedProposal_BecomesADraftThatNamesIt()
    {
        var proposals = staff.Service.Get<IProposals>();
        var number = await proposals.AddAsync(
            new(ProposalKind.Utterances, "taipower.name-change", [new ProposedText("zh-TW", "換個名字要怎麼弄電費")], null, "taipower"), By("p"), default);
        await proposals.AskTrialAsync(number, 0, By("p"), default);
        await proposals.TakeTrialAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddMinutes(1), default);
        await proposals.TriedAsync(
            number, new TrialResult("r", DateTimeOffset.UnixEpoch, [], [], 1, 0, 1, [], 1, 0, [], 1, [], 1), default);
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync($"/staff/proposals/{number}/draft"));
        await proposals.DecideAsync(
            number, (await proposals.FindAsync(number, default))!.Version, ProposalStatus.Accepted, null, "r", By("q"), default);
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync($"/staff/proposals/{number}/draft"));
        Assert.Equal(new DraftCause(CauseKind.Proposal, $"{number}"), Assert.Single((await Drafts.FindAsync(1, default))!.Causes));
        var files = (await Drafts.FilesAsync(1, null, default))!;
        Assert.Equal("knowledge/taipower/name-change/utterances.zh-TW.yaml", Assert.Single(files.Writes).Path);
        Assert.EndsWith(
            "- 換個名字要怎麼弄電費\n", await new DraftContent(staff.Service.Get<IBlobs>()).TextAsync(files.Files, files.Writes[0].Path, default),
            StringComparison.Ordinal);
    }

    /// <summary>A draft against a release of which one word was another.</summary>
    private async Task<long> OldAsync((string Path, string Text) write)
    {
        var (files, _) = FileFolders.Read(RealEngine.Folders);
        var old = Blob.Of(Encoding.UTF8.GetBytes((await TextAsync(Words)).Replace(Now, Old, StringComparison.Ordinal)));
        await staff.Service.Get<IBlobs>().KeepAsync([old], default);
        await staff.Service.Get<IReleaseStore>().AddAsync(
            new KeptRelease("old", "", "t", "r", "p", DateTimeOffset.UnixEpoch, null, ReleaseOrigin.Shipped, null, "1"), files.With(Words, old.Hash),
            By("p"), default);
        var number = await Drafts.NewAsync(new NewDraft("t", "r", "s", "old", []), By("p"), default);
        await Drafts.WriteAsync(number, 0, [new FileWrite(write.Path, Encoding.UTF8.GetBytes(write.Text))], By("p"), default);
        return number;
    }

    private static Task<string> TextAsync(string path) =>
        File.ReadAllTextAsync(Path.Combine(RealEngine.Folders.Knowledge, "..", path));

    private Task<HttpStatusCode> RebaseAsync(long number) =>
        PostAsync($"/staff/drafts/{number}/rebase", ("base", "1"), ("release", RealEngine.Shared.Id));

    private async Task<HttpStatusCode> PostAsync(string path, params (string, string?)[] fields)
    {
        using var answer = await editor.PostFormAsync(path, fields);
        return answer.StatusCode;
    }

    private static Deed By(string person) => new(DateTimeOffset.UnixEpoch, person, "test", "");
}
