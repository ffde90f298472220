using System.Globalization;
using BotService.Desk;
using BotService.Engine.Library;
using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Desk;

/// <summary>Marks: setting one, and what became of them.</summary>
internal sealed class MarkCalls(
    IAnswerDesk desk, DeskCounter counter, IDeskMarks marks, MarkProgress progress, ILibrary library, TimeProvider time)
{
    private const int PerPage = 50;

    public async Task<IResult> AddAsync(StaffVisit staff, StaffForm form, HttpContext http)
    {
        var sent = new MarkAsk(form["text"], form["entry"], form["mark"], form["better"], form["note"]);
        var now = time.GetUtcNow();
        var (mark, problem) = DeskMarking.Read(sent, library, staff.Person, now);
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        var look = desk.Look(
            DeskAddress.Read(staff.Visit, fields.Append(new("q", sent.Text))), staff.Visit.Today);
        if (mark is null)
        {
            // What was typed stands in the form again.
            return DeskPage.Of(staff, await counter.ViewAsync(look, http.RequestAborted) with
            {
                Unmarked = (sent, $"desk.mark-problem.{DeskWords.Id(problem!.Value)}"),
            }, library);
        }

        var deed = staff.Did(now, "desk/marks", mark.Entry ?? "-", Detail(mark));
        mark = mark with { Found = look.Found?.Card.Id, Probability = look.Found?.Score };
        await marks.AddAsync(mark, deed, http.RequestAborted);
        return Done.At(staff, DeskAddress.Path, "desk-marked", DeskAddress.Of(look));
    }

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var ask = ListAsk.Read(staff, http.Request.Query);
        var everybody = http.Request.Query["who"] == "all";
        var status = Enum.GetValues<MarkStatus>().Cast<MarkStatus?>().FirstOrDefault(s => DeskWords.Id(s!.Value) == ask.Status);
        var filter = new MarkFilter(
            everybody ? null : staff.Person.Id,
            // Own marks are seen whatever they are about.
            everybody ? ask.Organisation : null, status,
            long.TryParse(ask.Page, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null)
        {
            From = ask.From, To = ask.To,
        };
        var rows = await marks.ReadAsync(filter, PerPage + 1, http.RequestAborted);
        var next = rows.Count > PerPage ? rows[PerPage - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
        var shown = rows.Take(PerPage).Select(m => progress.Of(m, staff.Visit.Locale)).ToList();
        if (!StaffList.WantsJson(http)) return MarksPage.Of(staff, ask, shown, next, everybody, library);
        var total = await marks.CountAsync(filter, http.RequestAborted);
        return StaffList.Json(
            [.. shown.Select(m => new
            {
                m.Kept.Number, m.Kept.Mark.At, by = m.Kept.Author, m.Kept.Mark.Text, m.Kept.Mark.Entry,
                mark = DeskWords.Id(m.Kept.Mark.Kind), m.Kept.Mark.Better, m.Kept.Mark.Note,
                status = DeskWords.Id(m.Status), now = m.Now?.Id,
            })],
            total, next, ask);
    }

    public async Task<IResult> TakeUpAsync(StaffVisit staff, long number, HttpContext http)
    {
        var deed = staff.Did(time.GetUtcNow(), "desk/marks/take-up", number);
        var moved = await marks.MoveAsync(
            number, MarkStatus.New, MarkStatus.TakenUp, staff.Person.Organisation, deed, http.RequestAborted);
        return moved ? Done.At(staff, $"{DeskAddress.Path}/marks", "saved", ("who", "all"))
            : StaffError.NotFound(staff, $"{DeskAddress.Path}/marks");
    }

    private static string Detail(Mark mark) =>
        mark.Better is { } better ? $"{DeskWords.Id(mark.Kind)} {better}" : DeskWords.Id(mark.Kind);
}
