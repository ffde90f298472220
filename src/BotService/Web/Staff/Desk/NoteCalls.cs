using System.Globalization;
using BotService.Desk;
using BotService.Engine.Library;
using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Desk;

/// <summary>Notes of colleagues, beside an entry.</summary>
internal sealed class NoteCalls(
    IAnswerDesk desk, DeskCounter counter, IStaffNotes notes, ILibrary library, TimeProvider time)
{
    public async Task<IResult> AddAsync(StaffVisit staff, StaffForm form, HttpContext http)
    {
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        var look = desk.Look(DeskAddress.Read(staff.Visit, fields), staff.Visit.Today);
        var (text, until, now) = (form["note"], form.Day("until"), time.GetUtcNow());
        if (look.Case?.Card.Id is not { } entry || look.Problems.Count > 0)
            return StaffError.Bad(staff, "desk.note-problem.no-entry", DeskAddress.Path);
        var problem = text is null ? "no-text" : text.Length > StaffNote.Longest ? "too-long"
            : form["until"] is not null && until is null ? "no-day" : until < staff.Visit.Today ? "past" : null;
        if (problem is null)
        {
            var note = new StaffNote(now, staff.Person.Id, entry, text!, until);
            if (await notes.AddAsync(note, staff.Did(now, "desk/notes", entry), http.RequestAborted))
                return Done.At(staff, DeskAddress.Path, "desk-noted", DeskAddress.Of(look));
            problem = "full";
        }

        return DeskPage.Of(staff, await counter.ViewAsync(look, http.RequestAborted) with
        {
            Unnoted = (text, form["until"], $"desk.note-problem.{problem}"),
        }, library);
    }

    public async Task<IResult> RemoveAsync(StaffVisit staff, long number, HttpContext http)
    {
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await notes.FindAsync(number, http.RequestAborted) is not { } kept)
            return StaffError.NotFound(staff, DeskAddress.Path);
        if (!MayRemove(staff.Person, kept, library)) return StaffError.Bad(staff, "desk.note-problem.not-yours", DeskAddress.Path);
        var deed = staff.Did(
            time.GetUtcNow(), "desk/notes/remove", kept.Note.Entry, number.ToString(CultureInfo.InvariantCulture));
        if (!await notes.RemoveAsync(number, deed, http.RequestAborted)) return StaffError.NotFound(staff, DeskAddress.Path);
        var look = desk.Look(DeskAddress.Read(staff.Visit, fields), staff.Visit.Today);
        return Done.At(staff, DeskAddress.Path, "desk-note-removed", DeskAddress.Of(look));
    }

    /// <summary>One's own; others' by whoever works off misses for that organisation.</summary>
    public static bool MayRemove(Person person, KeptNote kept, ILibrary library) =>
        kept.Note.By == person.Id
        || person.May(Right.Misses) && person.Sees(library.Card(kept.Note.Entry, library.Locales[0])?.Organisation.Id);
}
