using BotService.Conversations;
using BotService.Conversations.Elsewhere;
using BotService.Desk;
using BotService.Engine.Library;
using BotService.Sheets;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Desk;

/// <summary>Looks up what somebody asked, with all that stands beside it.</summary>
internal sealed class DeskCounter(
    IAnswerDesk desk, ILibrary library, IStaffNotes notes, IDeskCounts counts, IDeskDrafts drafts,
    IContinuations continuations, IEnumerable<IElsewhere> channels, TimeProvider time)
{
    /// <summary>Parameters of the address that ask for something beside the answer.</summary>
    public const string Plain = "plain", Number = "number", Draft = "draft";

    public async Task<IResult> LookAsync(StaffVisit staff, HttpContext http)
    {
        var (query, cancel) = (http.Request.Query, http.RequestAborted);
        var ask = DeskAddress.Read(staff.Visit, query);
        var look = desk.Look(ask, staff.Visit.Today);
        // Once for a question: filling in its case shows the same list again.
        if (look.Case?.Sheet is { } shown && HttpMethods.IsGet(http.Request.Method) && DeskAddress.IsFirstLook(query))
            await counts.AddAsync(time.GetUtcNow(), shown.Entry, DeskDeed.Shown, cancel);
        if (StaffList.WantsJson(http)) return DeskJson.Of(look, staff.Visit.Words, library);
        var view = await ViewAsync(look, cancel) with
        {
            Plain = query.ContainsKey(Plain) && look.Case?.Sheet is { } sheet ? PlainSheet.Render(sheet, receipt: null) : null,
            Number = await NumberAsync(query[Number], cancel),
            Draft = query.ContainsKey(Draft) && !HttpMethods.IsHead(http.Request.Method) ? await DraftAsync(look, cancel) : null,
        };
        return DeskPage.Of(staff, view, library);
    }

    /// <summary>The question and what stands beside it, and nothing that was asked for besides.</summary>
    public async Task<DeskView> ViewAsync(DeskLook look, CancellationToken cancel)
    {
        if (look.Case?.Card.Id is not { } entry)
            return new(look, [], new Dictionary<DeskDeed, int>()) { MayDraft = false };
        var today = Hosting.Taiwan.Today(time);
        var sums = await counts.ReadAsync(today.AddDays(1 - DeskView.Days), today, entry, cancel);
        return new(
            look, await notes.OfAsync(entry, today, cancel),
            sums.GroupBy(s => s.What, s => s.Count).ToDictionary(g => g.Key, g => g.Sum()))
        {
            MayDraft = drafts.IsOn && look.Ask.Text.Length > 0 && look.Danger is null,
        };
    }

    private async Task<(string, IReadOnlyList<OtherPlace>)?> NumberAsync(string? asked, CancellationToken cancel)
    {
        if (ContinuationNumber.Read(asked) is not { } number || await continuations.FindAsync(number, cancel) is null)
            return null;
        var places = new List<OtherPlace>();
        foreach (var channel in channels) places.AddRange(await channel.PlacesAsync(number, cancel));
        return (number, places);
    }

    private async Task<DeskDraft> DraftAsync(DeskLook look, CancellationToken cancel)
    {
        var draft = await drafts.DraftAsync(look, cancel);
        DeskDeed? counted = draft.State switch
        {
            DeskDraftState.Checked => DeskDeed.Drafted, DeskDraftState.Refused => DeskDeed.DraftRefused, _ => null,
        };
        if (counted is { } what && look.Case?.Card.Id is { } entry)
            await counts.AddAsync(time.GetUtcNow(), entry, what, cancel);
        return draft;
    }
}
