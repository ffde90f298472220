using BotService.Editing.Approval;
using BotService.Editing.Drafts;
using BotService.Editing.Replay;
using BotService.Engine.Library;
using BotService.Review;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Replay;

/// <summary>Shows a draft's replay, and carries out what is decided on it.</summary>
internal sealed class ReplayDesk(
    IDrafts drafts, IReplays replays, IApprovals approvals, IPeople people, ILibrary library, TimeProvider time)
{
    private const int LongestWord = 500;

    public async Task<IResult> OneAsync(StaffVisit staff, long number, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await LookAsync(number, cancel) is not { } look) return StaffError.NotFound(staff, "/staff/drafts");
        if (StaffList.WantsJson(http))
        {
            return Results.Json(look is { Replay: { Figures: { } figures } replay }
                ? ReplayText.Whole(replay, figures, look.Groups) : new { look.Draft.Base, state = look.Replay?.State });
        }

        await approvals.LookAsync(number, staff.Person.Id, time.GetUtcNow(), cancel);
        return ReplayPage.Of(staff, look, await StaffNames.LoadAsync(staff, people, library, cancel));
    }

    public async Task<IResult> AskAsync(StaffVisit staff, long number, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await LookAsync(number, cancel) is not { } look) return StaffError.NotFound(staff, "/staff/drafts");
        if (look.Content == look.BaseContent) return StaffError.Bad(staff, "replay.nothing", $"/staff/drafts/{number}");
        await replays.AskAsync(number, look.Content, look.Draft.Base, staff.Did(time.GetUtcNow(), "drafts/replay", number), cancel);
        return Done.At(staff, ReplayPages.Path(number), "replaying");
    }

    public async Task<IResult> DecideAsync(StaffVisit staff, long number, string group, string decision, StaffForm form, HttpContext http)
    {
        var (cancel, here) = (http.RequestAborted, ReplayPages.Path(number));
        if (await LookAsync(number, cancel) is not { Replay: { } replay } look || look.Groups.All(g => g.Id != group))
            return StaffError.NotFound(staff, here);
        if (form["why"] is not { } why) return StaffError.Bad(staff, "replay.word-needed", here);
        if (why.Length > LongestWord) return StaffError.Bad(staff, "staff.too-long", here);
        var change = await replays.DecideAsync(
            replay.Number, group, decision, why, form["was"], staff.Did(time.GetUtcNow(), $"drafts/group-{decision}", number, group), cancel);
        return change switch
        {
            Change.Done => Done.At(staff, here, $"group-{decision}"),
            Change.Stale => StaffError.Stale(
                staff, $"{staff.Visit.Words[$"status.{decision}"]}: {why}",
                (await LookAsync(number, cancel))?.Groups.FirstOrDefault(g => g.Id == group) is { } now
                    ? $"{staff.Visit.Words[$"status.{now.Status}"]}: {now.Word}" : null, here),
            _ => StaffError.Bad(staff, "replay.over", here),
        };
    }

    /// <returns>Null when there is no such draft.</returns>
    public async Task<ReplayLook?> LookAsync(long number, CancellationToken cancel)
    {
        if (await drafts.FindAsync(number, cancel) is not { } draft || await drafts.FilesAsync(number, null, cancel) is not { } files)
            return null;
        var content = files.Files.Digest;
        var replay = await replays.FindAsync(number, content, draft.Base, cancel);
        return new ReplayLook(
            draft, content, files.Base.Digest, replay, replay is null ? [] : await replays.GroupsAsync(replay.Number, cancel),
            replay is null ? new Dictionary<string, ReplayGroup>() : await replays.BeforeAsync(number, replay.Number, cancel));
    }
}

/// <param name="Replay">Of the content as it is now; null: none was asked for.</param>
/// <param name="Before">What was decided on groups of the same ids in replays before.</param>
public sealed record ReplayLook(
    Draft Draft, string Content, string BaseContent, DraftReplay? Replay, IReadOnlyList<ReplayGroup> Groups,
    IReadOnlyDictionary<string, ReplayGroup> Before)
{
    public int Count(string status) => Groups.Count(g => g.Status == status);

    public bool IsUnderWay => Replay is { State: ReplayState.Waiting or ReplayState.Running };
}
