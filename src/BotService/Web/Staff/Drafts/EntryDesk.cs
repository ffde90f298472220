using BotService.Editing.Checking;
using BotService.Editing.Drafts;
using BotService.Editing.Saving;
using BotService.Engine;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Library;
using BotService.Sheets;
using BotService.Sheets.Odt;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Drafts;

/// <summary>Shows an entry of a draft in forms, and saves what is filled in.</summary>
internal sealed class EntryDesk(
    IDrafts drafts, DraftContent content, DraftReading check, Saver saver, IPeople people, ILibrary library, Release release, IReadAloud voice,
    ILineLook line, SheetDocument document, TimeProvider time)
{
    public async Task<IResult> OneAsync(StaffVisit staff, long number, string entry, HttpContext http)
    {
        if (await LookAsync(staff, number, entry, http.Request.Query["part"].ToString(), http.RequestAborted) is not { } look)
            return StaffError.NotFound(staff, DraftPages.Path);
        if (StaffList.WantsJson(http))
        {
            return Results.Json(new
            {
                entry, draft = look.Draft.Number, look.Files.Revision, files = look.Texts.Keys,
                problems = look.Problems.Select(p => new { p.File, p.Line, p.Code, p.IsError, text = p.Text.In(staff.Visit.Locale) }),
            });
        }

        return DraftEntryPage.Of(
            staff, look, EntryPreview.Of(look, release, voice, line, http.Request.Query, staff.Visit),
            await StaffNames.LoadAsync(staff, people, library, http.RequestAborted), release);
    }

    /// <summary>The case that is previewed as a document to print. It was given to nobody: it has no number.</summary>
    public async Task<IResult> PaperAsync(StaffVisit staff, long number, string entry, HttpContext http)
    {
        var look = await LookAsync(staff, number, entry, EntryPart.Preview, http.RequestAborted);
        return look is not null && EntryPreview.Of(look, release, voice, line, http.Request.Query, staff.Visit) is { Sheet: { } sheet }
            ? Results.File(
                document.Write(sheet, null, time.GetUtcNow(), staff.Visit.Full($"/entries/{entry}", [], null)),
                SheetDocument.MediaType, $"{entry}.odt")
            : StaffError.NotFound(staff, DraftPages.Path);
    }

    /// <returns>Null when there is no such draft or entry.</returns>
    private async Task<EntryLook?> LookAsync(StaffVisit staff, long number, string entry, string asked, CancellationToken cancel)
    {
        if (await drafts.FindAsync(number, cancel) is not { } draft || !EntryFiles.IsId(entry)
            || await drafts.FilesAsync(number, null, cancel) is not { } files
            || await TextsAsync(files, entry, cancel) is not { Count: > 0 } texts)
        {
            return null;
        }

        var part = EntryPart.All.Contains(asked) ? asked : EntryPart.Rules;
        // An entry that is as in the base is read with the rest: its page shows the same.
        return new EntryLook(
            draft, files, entry, part, texts, await check.QuickAsync(draft, files, cancel),
            part switch
            {
                EntryPart.Cases => Halves.NotTheCases(files, entry), EntryPart.Rules => Halves.NotTheRules(files, entry), _ => null,
            },
            staff.Person.May(Right.Write) && staff.Person.Sees(EntryId.OrganisationOf(entry))
                && (draft.IsOpen || draft.State == DraftState.Rejected));
    }

    public async Task<IResult> SaveAsync(StaffVisit staff, long number, string entry, StaffForm form, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await drafts.FindAsync(number, cancel) is not { } draft || !EntryFiles.IsId(entry)) return StaffError.NotFound(staff, DraftPages.Path);
        if (!staff.Person.Sees(EntryId.OrganisationOf(entry))) return StaffError.Forbidden(staff);
        var part = form["part"] ?? EntryPart.Rules;
        var back = $"{DraftPages.Path}/{number}/entries/{entry}";
        if (await drafts.FilesAsync(number, DraftWork.Seen(form), cancel) is not { } seen) return StaffError.Stale(staff, null, draft.Title, back);
        var (texts, old) = (await TextsAsync(seen, entry, cancel), await content.TextAsync(seen.Base, EntryFiles.PathOf(entry, "entry.yaml"), cancel));
        var (writes, wrong) = new EntryForms(entry, texts, old).Read(part, form);
        if (wrong is not null) return DraftProblems.Of(staff, [wrong], EntryForms.Typed(form), back);
        var saved = await saver.SaveAsync(
            number, seen.Revision, writes, staff.Did(time.GetUtcNow(), "drafts/save", number, entry), cancel);
        return DraftWork.Answer(staff, draft, saved, "draft-saved", back, ("part", part));
    }

    /// <returns>File below the entry's folder → text.</returns>
    private async Task<IReadOnlyDictionary<string, string>> TextsAsync(DraftFiles files, string entry, CancellationToken cancel)
    {
        var paths = files.Files.Hashes.Keys.Where(p => EntryFiles.EntryOf(p) == entry).ToList();
        return (await content.TextsAsync(files.Files, paths, cancel)).ToDictionary(t => t.Key[(EntryFiles.FolderOf(entry).Length + 1)..], t => t.Value);
    }
}
