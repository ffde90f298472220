using System.Net;
using BotService.Editing.Approval;
using BotService.Editing.Drafts;
using BotService.Editing.Replay;
using BotService.Hosting;
using BotService.Releases.Calendar;
using BotService.Staff;

namespace BotService.Tests.Web.Staff.Approval;

/// <summary>From the proposal to the day: what people do on the pages, and what is refused to them.</summary>
public sealed class ApprovalPagesTests : IAsyncLifetime
{
    private StaffService staff = null!;
    private StaffBrowser editor = null!, colleague = null!, reviewer = null!, manager = null!;

    public async Task InitializeAsync()
    {
        staff = await SmallDraft.StartAsync();
        (editor, colleague) = (await staff.ClientAsync(Role.Editor), await staff.ClientAsync(Role.Editor));
        (reviewer, manager) = (await staff.ClientAsync(Role.Reviewer), await staff.ClientAsync(Role.Manager));
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Draft_GoesFromItsProposalToItsDay()
    {
        var draft = await BeginAsync();
        var here = $"/staff/drafts/{draft.Number}";
        await DoneAsync(editor.PostFormAsync($"{here}/propose", ("version", $"{draft.Version}")));
        await RefusedAsync(editor.PostFormAsync($"{here}/propose", ("version", $"{draft.Version}")), HttpStatusCode.Conflict);
        var groups = await staff.ReplayedAsync(draft.Number);
        Assert.NotEmpty(groups);
        var content = (await staff.DraftAsync(draft.Number)).Content!;

        // What is open blocks.
        await RefusedAsync(reviewer.PostFormAsync($"{here}/approve", ("content", content)));
        var shown = (await reviewer.JsonAsync($"{here}/replay")).GetProperty("groups").EnumerateArray().ToList();
        Assert.Equal(groups.Select(g => g.Id), shown.Select(g => g.GetProperty("id").GetString()));
        Assert.All(shown, g => Assert.Equal("open", g.GetProperty("status").GetString()));
        Assert.Contains("came documents/water-number", shown[0].GetProperty("why").GetString(), StringComparison.Ordinal);
        await RefusedAsync(reviewer.PostFormAsync($"{here}/replay/{groups[0].Id}/accept"));
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.PostFormAsync($"{here}/replay/none/accept", ("why", "好"))).StatusCode);
        await DoneAsync(reviewer.PostFormAsync($"{here}/replay/{groups[0].Id}/refuse", ("why", "還要想")));
        await RefusedAsync(manager.PostFormAsync($"{here}/replay/{groups[0].Id}/accept", ("why", "可以")), HttpStatusCode.Conflict);
        await DoneAsync(manager.PostFormAsync($"{here}/replay/{groups[0].Id}/accept", ("why", "可以"), ("was", "refused")));
        foreach (var group in groups.Skip(1)) await DoneAsync(reviewer.PostFormAsync($"{here}/replay/{group.Id}/accept", ("why", "可以")));
        Assert.Equal(DraftState.Replayed, (await staff.DraftAsync(draft.Number)).State);
        Assert.Contains("可以", (await editor.PageAsync($"{here}/replay?lang=zh-TW")).Body!.TextContent, StringComparison.Ordinal);

        var page = await reviewer.PageAsync($"{here}?lang=en");
        Assert.Equal(content, page.QuerySelector("form[action*='/approve'] input[name=content]")!.GetAttribute("value"));
        Assert.Null((await editor.PageAsync($"{here}?lang=en")).QuerySelector("form[action*='/approve']"));
        Assert.Contains("Also looking at it", (await editor.PageAsync($"{here}?lang=en")).Body!.TextContent, StringComparison.Ordinal);

        foreach (var author in new[] { editor, colleague }) await RefusedAsync(author.PostFormAsync($"{here}/approve", ("content", content)));
        await RefusedAsync(reviewer.PostFormAsync($"{here}/approve", ("content", "another")));
        await DoneAsync(reviewer.PostFormAsync($"{here}/approve", ("content", content)));
        await RefusedAsync(reviewer.PostFormAsync($"{here}/approve", ("content", content)));
        await RefusedAsync(PublishAsync(1));
        await DoneAsync(manager.PostFormAsync($"{here}/approve", ("content", content)));
        Assert.Equal(DraftState.Approved, (await staff.DraftAsync(draft.Number)).State);

        await RefusedAsync(PublishAsync(-1));
        await RefusedAsync(editor.PostFormAsync($"{here}/publish", ("version", "0"), ("from", "31.12.2026")));
        await DoneAsync(PublishAsync(2));
        var scheduled = await staff.DraftAsync(draft.Number);
        Assert.Equal((DraftState.Scheduled, Taiwan.Today(staff.Clock).AddDays(2)), (scheduled.State, scheduled.From!.Value));
        await DoneAsync(editor.PostFormAsync($"{here}/take-back", ("version", $"{scheduled.Version}")));
        await DoneAsync(PublishAsync(1));
        Assert.Equal(0, await staff.Service.Get<DraftCourse>().RunAsync(default));
        staff.Clock.Advance(TimeSpan.FromDays(1));
        await staff.Service.Get<DraftCourse>().RunAsync(default);
        Assert.Equal(DraftState.Published, (await staff.DraftAsync(draft.Number)).State);

        async Task<HttpResponseMessage> PublishAsync(int days) => await editor.PostFormAsync(
            $"{here}/publish", ("version", $"{(await staff.DraftAsync(draft.Number)).Version}"),
            ("from", $"{Taiwan.Today(staff.Clock).AddDays(days):yyyy-MM-dd}"));
    }

    [Fact]
    public async Task Group_RefusedAfterTheApproval_VoidsIt_AndInTheCalendarItIsDecided()
    {
        var draft = await BeginAsync();
        var here = $"/staff/drafts/{draft.Number}";
        await DoneAsync(editor.PostFormAsync($"{here}/propose", ("version", $"{draft.Version}")));
        var groups = await staff.ReplayedAsync(draft.Number);
        var (group, content) = ($"{here}/replay/{groups[0].Id}", (await staff.DraftAsync(draft.Number)).Content!);
        foreach (var one in groups) await DoneAsync(reviewer.PostFormAsync($"{here}/replay/{one.Id}/accept", ("why", "可以")));
        await ApproveAsync();
        await DoneAsync(reviewer.PostFormAsync($"{group}/refuse", ("why", "還是不行"), ("was", "accepted")));
        Assert.Equal(DraftState.Proposed, (await staff.DraftAsync(draft.Number)).State);
        await RefusedAsync(manager.PostFormAsync($"{here}/approve", ("content", content)));
        await DoneAsync(reviewer.PostFormAsync($"{group}/accept", ("why", "可以"), ("was", "refused")));
        // Both are asked once more: what they approved was refused since.
        Assert.Equal(DraftState.Replayed, (await staff.DraftAsync(draft.Number)).State);
        Assert.Empty((await staff.Service.Get<IApprovals>().ReadAsync(draft.Number, default)).Votes);
        await ApproveAsync();

        var from = $"{Taiwan.Today(staff.Clock).AddDays(2):yyyy-MM-dd}";
        await DoneAsync(editor.PostFormAsync($"{here}/publish", ("version", await VersionAsync()), ("from", from)));
        await RefusedAsync(reviewer.PostFormAsync($"{group}/refuse", ("why", "太晚了"), ("was", "accepted")));

        // Withdrawn, it is out of the calendar at once.
        await DoneAsync(editor.PostFormAsync($"{here}/withdraw", ("version", await VersionAsync()), ("word", "不發布了")));
        Assert.Equal(DraftState.Withdrawn, (await staff.DraftAsync(draft.Number)).State);
        Assert.NotNull((await staff.Service.Get<IReleaseDays>().AllAsync(default)).Single(r => r.Draft == draft.Number).CancelledAt);

        async Task ApproveAsync()
        {
            foreach (var who in new[] { reviewer, manager }) await DoneAsync(who.PostFormAsync($"{here}/approve", ("content", content)));
            Assert.Equal(DraftState.Approved, (await staff.DraftAsync(draft.Number)).State);
        }

        async Task<string> VersionAsync() => $"{(await staff.DraftAsync(draft.Number)).Version}";
    }

    [Fact]
    public async Task Draft_ThatDoesNotCompile_IsNotProposed_AndItIsSaidWhere()
    {
        var draft = await BeginAsync();
        await staff.Service.Get<IDrafts>().WriteAsync(
            draft.Number, draft.Revision, [new($"{SmallDraft.Folder}entry.yaml", "id: [taipower\n"u8.ToArray())],
            new(staff.Clock.GetUtcNow(), editor.Account.Id, "test", ""), default);
        using var answer = await editor.PostFormAsync($"/staff/drafts/{draft.Number}/propose?lang=en", ("version", $"{draft.Version + 1}"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("taipower/handover/entry.yaml", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(DraftState.Editing, (await staff.DraftAsync(draft.Number)).State);
    }

    [Fact]
    public async Task Proposing_CalibratesWhatItsTextsNeed()
    {
        var draft = await BeginAsync();
        await staff.Service.Get<IDrafts>().WriteAsync(
            draft.Number, draft.Revision,
            [new($"{SmallDraft.Folder}utterances.en.yaml", "- Put the electricity into my name\n"u8.ToArray())],
            new(staff.Clock.GetUtcNow(), colleague.Account.Id, "test", ""), default);
        await DoneAsync(editor.PostFormAsync($"/staff/drafts/{draft.Number}/propose", ("version", $"{draft.Version + 1}")));
        var files = (await staff.Service.Get<IDrafts>().FilesAsync(draft.Number, null, default))!;
        Assert.Equal(BotService.Staff.Audit.Deed.Operator, files.WriterOf("knowledge/recognition.txt"));
        var proposed = await staff.DraftAsync(draft.Number);
        Assert.Equal((DraftState.Proposed, files.Files.Digest), (proposed.State, proposed.Content));
        Assert.True((await staff.Service.Get<BotService.Editing.Checking.DraftReading>().WholeAsync(files, default)).Calibrated!.Value);
    }

    [Fact]
    public async Task Draft_IsSentBackWithAWord()
    {
        var draft = await BeginAsync();
        var here = $"/staff/drafts/{draft.Number}";
        await DoneAsync(editor.PostFormAsync($"{here}/propose", ("version", $"{draft.Version}")));
        await RefusedAsync(reviewer.PostFormAsync($"{here}/reject", ("version", $"{draft.Version + 1}")));
        var version = (await staff.DraftAsync(draft.Number)).Version;
        await DoneAsync(reviewer.PostFormAsync($"{here}/reject", ("version", $"{version}"), ("word", "依據不對")));
        var sent = await staff.DraftAsync(draft.Number);
        Assert.Equal((DraftState.Rejected, "依據不對"), (sent.State, sent.Word));
    }

    [Fact]
    public async Task Draft_OnABaseThatHoldsNoMore_IsNotProposed()
    {
        var draft = await BeginAsync();
        var days = staff.Service.Get<IReleaseDays>();
        var held = (await days.AllAsync(default))[^1];
        await staff.Service.Get<BotService.Releases.Files.IReleaseStore>().AddAsync(
            new("other", "", "t", "r", "p", held.At, held.Release, "folder", null, "1.0.0"), BotService.Releases.Files.FileList.Empty,
            new(held.At, "p", "test", ""), default);
        await days.AddAsync(held with { Release = "other" }, _ => true, new(held.At, "p", "test", ""), default);
        var answer = await editor.PostFormAsync($"/staff/drafts/{draft.Number}/propose?lang=en", ("version", $"{draft.Version}"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Another release holds by now", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Urgent_GoesLiveWithOneAndAManager_AndEndsByItself()
    {
        var draft = await BeginAsync(isUrgent: true);
        var here = $"/staff/drafts/{draft.Number}";
        await DoneAsync(editor.PostFormAsync($"{here}/propose", ("version", $"{draft.Version}")));
        var content = (await staff.DraftAsync(draft.Number)).Content!;
        await DoneAsync(manager.PostFormAsync($"{here}/urgent", ("content", content)));
        Assert.NotEqual(DraftState.Published, (await staff.DraftAsync(draft.Number)).State);
        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.PostFormAsync($"{here}/urgent", ("content", content))).StatusCode);
        await DoneAsync(reviewer.PostFormAsync($"{here}/approve", ("content", content)));
        Assert.Equal(DraftState.Approved, (await staff.DraftAsync(draft.Number)).State);
        await DoneAsync(manager.PostFormAsync($"{here}/urgent"));
        var live = await staff.DraftAsync(draft.Number);
        Assert.Equal(DraftState.Published, live.State);
        var row = (await staff.Service.Get<IReleaseDays>().AllAsync(default)).Single(r => r.Draft == draft.Number);
        Assert.Equal((DayKind.Urgent, live.Release), (row.Kind, row.Release));
        Assert.InRange(row.Until!.Value - staff.Clock.GetUtcNow(), TimeSpan.FromHours(71), TimeSpan.FromHours(72));

        staff.Clock.Advance(TimeSpan.FromHours(73));
        await staff.Service.Get<DraftCourse>().RunAsync(default);
        Assert.Equal(DraftState.Superseded, (await staff.DraftAsync(draft.Number)).State);
    }

    [Fact]
    public async Task Urgent_ConfirmedTheOrdinaryWay_DoesNotEnd()
    {
        var draft = await BeginAsync(isUrgent: true);
        var here = $"/staff/drafts/{draft.Number}";
        await DoneAsync(editor.PostFormAsync($"{here}/propose", ("version", $"{draft.Version}")));
        var content = (await staff.DraftAsync(draft.Number)).Content!;
        await DoneAsync(reviewer.PostFormAsync($"{here}/approve", ("content", content)));
        await DoneAsync(manager.PostFormAsync($"{here}/urgent", ("content", content)));
        foreach (var group in await staff.ReplayedAsync(draft.Number))
            await DoneAsync(reviewer.PostFormAsync($"{here}/replay/{group.Id}/accept", ("why", "可以")));
        await DoneAsync(manager.PostFormAsync($"{here}/approve", ("content", content)));
        await staff.Service.Get<DraftCourse>().RunAsync(default);
        Assert.Null((await staff.Service.Get<IReleaseDays>().AllAsync(default)).Single(r => r.Draft == draft.Number).Until);
        staff.Clock.Advance(TimeSpan.FromHours(73));
        await staff.Service.Get<DraftCourse>().RunAsync(default);
        Assert.Equal(DraftState.Published, (await staff.DraftAsync(draft.Number)).State);
    }

    [Fact]
    public async Task Publication_KilledBeforeItsLastStep_IsBroughtToItsEnd()
    {
        var draft = await BeginAsync();
        var drafts = staff.Service.Get<IDrafts>();
        var files = (await drafts.FilesAsync(draft.Number, null, default))!;
        var who = new BotService.Staff.Audit.Deed(staff.Clock.GetUtcNow(), "test", "test", "");
        foreach (var state in new[] { DraftState.Proposed, DraftState.Replayed, DraftState.Approved })
        {
            var version = (await staff.DraftAsync(draft.Number)).Version;
            await drafts.MoveAsync(draft.Number, version, new DraftMove(state, files.Files.Digest), who, default);
        }

        // Kept and in the calendar, and then the process was gone.
        var (id, _) = await staff.Service.Get<BotService.Releases.Files.ReleaseKeeping>().KeepAsync(
            files.Files, [], new("t", "r", draft.Base, "draft", draft.Number), who, default);
        var tomorrow = Taiwan.Today(staff.Clock).AddDays(1);
        Assert.Equal(PublishOutcome.Done, (await staff.Service.Get<Publishing>().PublishAsync(id, tomorrow, draft.Number, "r", who, default)).Outcome);
        await staff.Service.Get<DraftCourse>().RunAsync(default);
        var scheduled = await staff.DraftAsync(draft.Number);
        Assert.Equal((DraftState.Scheduled, id, tomorrow), (scheduled.State, scheduled.Release, scheduled.From!.Value));
        Assert.Single(await staff.Service.Get<IReleaseDays>().AllAsync(default), r => r.Draft == draft.Number);
    }

    private Task<Draft> BeginAsync(bool isUrgent = false) => staff.BeginAsync(editor.Account.Id, colleague.Account.Id, isUrgent);

    private static async Task DoneAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{answer.StatusCode} {StaffBrowser.Read(await answer.Content.ReadAsStringAsync()).Body!.TextContent}");
    }

    private static async Task RefusedAsync(Task<HttpResponseMessage> sent, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var answer = await sent;
        Assert.Equal(status, answer.StatusCode);
    }
}
