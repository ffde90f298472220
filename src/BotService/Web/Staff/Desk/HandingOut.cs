using BotService.Conversations;
using BotService.Conversations.Elsewhere;
using BotService.Desk;
using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Staff.Audit;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Desk;

/// <summary>Gives the list on the desk to somebody: as text, on paper, or as a number to go on with.</summary>
internal sealed class HandingOut(
    IAnswerDesk desk, IHandOuts hands, IDeskCounts counts, Ids ids, ILibrary library, TimeProvider time)
{
    public Task<IResult> CopyAsync(StaffVisit staff, HttpContext http) => WithAsync(staff, http, async (look, known) =>
    {
        await counts.AddAsync(time.GetUtcNow(), known.Card.Id, DeskDeed.Copied, http.RequestAborted);
        return Back(staff, look, "desk-copied", (DeskCounter.Plain, "1"));
    });

    public Task<IResult> PrintAsync(StaffVisit staff, HttpContext http) => WithAsync(staff, http, async (_, known) =>
    {
        var receipt = new Receipt(ids.Receipt(), time.GetUtcNow(), known.Sheet!) { Case = known.Given };
        await hands.AddAsync(
            ids.Conversation(), known.State(staff.Visit.Locale), receipt, Deed(staff, "desk/receipts", known), http.RequestAborted);
        return Done.At(staff, $"/c/{receipt.Id}");
    });

    public Task<IResult> PassOnAsync(StaffVisit staff, HttpContext http) => WithAsync(staff, http, async (look, known) =>
    {
        var number = new Continuation(ids.Receipt(), time.GetUtcNow());
        await hands.AddAsync(
            ids.Conversation(), known.State(staff.Visit.Locale), number, Deed(staff, "desk/continuations", known),
            http.RequestAborted);
        return Back(staff, look, null, (DeskCounter.Number, number.Code));
    });

    /// <summary>A draft was of use: that is all that is kept of it.</summary>
    public Task<IResult> TakeDraftAsync(StaffVisit staff, HttpContext http) => WithAsync(staff, http, async (look, known) =>
    {
        await counts.AddAsync(time.GetUtcNow(), known.Card.Id, DeskDeed.DraftTaken, http.RequestAborted);
        return Back(staff, look, "desk-draft-taken");
    });

    /// <summary>The list that the form is about; refuses where there is none.</summary>
    private async Task<IResult> WithAsync(
        StaffVisit staff, HttpContext http, Func<DeskLook, DeskCase, Task<IResult>> give)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var look = desk.Look(DeskAddress.Read(staff.Visit, form), staff.Visit.Today);
        if (look.Problems.Count > 0) return DeskPage.Of(staff, new(look, [], new Dictionary<DeskDeed, int>()), library);
        return look.Case is { Sheet: not null } known
            ? await give(look, known) : StaffError.Bad(staff, "desk.no-list", DeskAddress.Path);
    }

    private static IResult Back(
        StaffVisit staff, DeskLook look, string? done, params (string Name, string Value)[] more) =>
        Done.At(staff, DeskAddress.Path, done, [.. DeskAddress.Of(look), .. more]);

    private Deed Deed(StaffVisit staff, string action, DeskCase known) =>
        new(time.GetUtcNow(), staff.Person.Id, action, known.Card.Id);
}
