using System.Text;
using BotService.Editing;
using BotService.Editing.Checking;
using BotService.Editing.Drafts;
using BotService.Editing.Forms;
using BotService.Editing.Saving;
using BotService.Engine;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Review.Proposals;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Drafts;

/// <summary>Carries out what changes the files of a draft as a whole.</summary>
internal sealed class DraftWork(
    IDrafts drafts, DraftBase bases, Saver saver, Rebasing rebasing, Splitting splitting, DraftContent content, IProposals proposals,
    NewEntryFiles template, ReleaseFolders folders, Release release, TimeProvider time)
{
    private const string Path = DraftPages.Path;

    public Task<IResult> RebaseAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) => WithAsync(staff, number, http, async draft =>
    {
        if (form["release"] is not { } onto || await bases.InForceAsync(http.RequestAborted) is not { } inForce || onto != inForce)
            return StaffError.Bad(staff, "draft.base-gone", $"{Path}/{number}");
        var saved = await rebasing.RunAsync(number, Seen(form), onto, Did(staff, "rebase", number), http.RequestAborted);
        return Answer(staff, draft, saved, "draft-rebased", $"{Path}/{number}");
    });

    public Task<IResult> SplitAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) => WithAsync(staff, number, http, async draft =>
    {
        var (paths, title) = (form.All("path"), form["title"]);
        if (paths.Count == 0 || title is not { Length: <= 120 }) return StaffError.Bad(staff, "draft.split-what", $"{Path}/{number}");
        var into = new NewDraft(title, draft.Reason, draft.Source, draft.Base, draft.Causes);
        return await splitting.RunAsync(draft, Seen(form), paths, into, Did(staff, "split", number), http.RequestAborted) is { } made
            ? Done.At(staff, $"{Path}/{made}", "draft-split") : StaffError.Stale(staff, title, draft.Title, $"{Path}/{number}");
    });

    /// <summary>
    /// Goes to an entry's forms; one that does not exist yet is begun from the template, if that is asked.
    /// </summary>
    public Task<IResult> OpenAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) => WithAsync(staff, number, http, async draft =>
    {
        var (entry, here) = (form["entry"] ?? "", $"{Path}/{number}");
        if (!EntryFiles.IsId(entry)) return StaffError.Bad(staff, "draft.no-entry", here, ("entry", entry));
        var files = (await drafts.FilesAsync(number, null, http.RequestAborted))!;
        var isThere = files.Files.HashOf(EntryFiles.PathOf(entry, "entry.yaml")) is not null;
        if (form["begin"] is null)
            return isThere ? Done.At(staff, $"{here}/entries/{entry}") : StaffError.Bad(staff, "draft.no-entry", here, ("entry", entry));
        if (!May(staff, EntryFiles.PathOf(entry, "entry.yaml"))) return StaffError.Forbidden(staff);
        if (template.Refusal(entry, isThere) is { } wrong) return DraftProblems.Of(staff, [wrong], null, here);
        var saved = await saver.SaveAsync(number, files.Revision, template.Of(entry), Did(staff, "save", number), http.RequestAborted);
        return Answer(staff, draft, saved, "draft-saved", $"{here}/entries/{entry}");
    });

    /// <summary>Any file of the data as text, a file as it was in the base, or a whole entry taken out.</summary>
    public Task<IResult> SaveAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) => WithAsync(staff, number, http, async draft =>
    {
        var here = $"{Path}/{number}";
        if (await drafts.FilesAsync(number, Seen(form), http.RequestAborted) is not { } seen)
            return StaffError.Stale(staff, form["text"], null, here);
        IReadOnlyList<FileWrite> writes;
        if (form["remove"] is { } entry)
        {
            if (!EntryFiles.IsId(entry)) return StaffError.Bad(staff, "draft.no-entry", here, ("entry", entry));
            if (Needed.Refusal(release.Knowledge, entry) is { } needed) return DraftProblems.Of(staff, [needed], null, here);
            writes = [.. seen.Files.Hashes.Keys.Where(f => EntryFiles.EntryOf(f) == entry).Select(f => new FileWrite(f, null))];
        }
        else if (form["revert"] is { } changed)
        {
            if (seen.WriterOf(changed) is null) return StaffError.Bad(staff, "draft.not-changed", here);
            writes = [await content.OfBaseAsync(seen, changed, http.RequestAborted)];
        }
        else
        {
            var path = form["path"] ?? "";
            var before = await content.TextAsync(seen.Files, path, http.RequestAborted);
            writes = [DraftContent.Write(path, RawText.Of(form.Raw("text"), before))];
        }

        if (writes.Any(w => !May(staff, w.Path))) return StaffError.Forbidden(staff);
        return Answer(staff, draft, await saver.SaveAsync(number, seen.Revision, writes, Did(staff, "save", number), http.RequestAborted), "draft-saved", here);
    });

    /// <summary>A draft that does what an accepted proposal says.</summary>
    public async Task<IResult> OfProposalAsync(StaffVisit staff, long number, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await proposals.FindAsync(number, cancel) is not { Status: ProposalStatus.Accepted } proposal || !staff.Person.Sees(proposal.Organisation))
            return StaffError.NotFound(staff, "/staff/proposals");
        if (await bases.NewestAsync(cancel) is not { } onto) return StaffError.Bad(staff, "draft.no-release", $"/staff/proposals/{number}");
        var title = staff.Visit.Words.Say("proposals.one", ("n", number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var made = await drafts.NewAsync(
            new NewDraft(title, proposal.Texts[0].Text, title, onto, [new DraftCause(CauseKind.Proposal, $"{number}")]), Did(staff, "new", 0), cancel);
        // Which sentence is to be put right is for the editor to say.
        if (!proposal.IsTried) return Done.At(staff, $"{Path}/{made}/entries/{proposal.Entry}", "draft-begun");
        var files = (await drafts.FilesAsync(made, null, cancel))!;
        var (writes, clashes, wrong) = await EditsAsync(proposal, files, cancel);
        if (wrong.Count > 0) return DraftProblems.Of(staff, wrong, null, $"{Path}/{made}");
        if (clashes.Count > 0) return ClashPage.Of(staff, (await drafts.FindAsync(made, cancel))!, clashes, $"{Path}/{made}");
        var saved = await saver.SaveAsync(made, 0, writes, Did(staff, "save", made), cancel);
        return Answer(staff, (await drafts.FindAsync(made, cancel))!, saved, "draft-begun", $"{Path}/{made}");
    }

    /// <summary>The proposal's texts on top of the draft's files.</summary>
    private async Task<(IReadOnlyList<FileWrite> Writes, IReadOnlyList<SavingClash> Clashes, IReadOnlyList<Problem> Wrong)> EditsAsync(
        Proposal proposal, DraftFiles files, CancellationToken cancel)
    {
        var (edits, wrong) = ProposalFiles.Of(proposal, folders, release.Knowledge);
        var texts = await content.TextsAsync(files.Files, edits.Select(e => e.Path), cancel);
        var (writes, clashes) = (new List<FileWrite>(), new List<SavingClash>());
        foreach (var edit in edits)
        {
            if (!texts.TryGetValue(edit.Path, out var now) || edit.Before is null || now == edit.Before)
            {
                writes.Add(DraftContent.Write(edit.Path, edit.After!));
                continue;
            }

            var merged = SectionMerge.Merge(edit.Before, edit.After!, now);
            if (merged.Text is { } both) writes.Add(DraftContent.Write(edit.Path, both));
            else clashes.Add(new SavingClash(edit.Path, merged.Clashes));
        }

        return (writes, clashes, wrong);
    }

    private async Task<IResult> WithAsync(StaffVisit staff, long number, HttpContext http, Func<Draft, Task<IResult>> work) =>
        await drafts.FindAsync(number, http.RequestAborted) is { } draft ? await work(draft) : StaffError.NotFound(staff, Path);

    /// <summary>Who belongs to an organisation writes its entries, and nothing that all share.</summary>
    private static bool May(StaffVisit staff, string path) =>
        staff.Person.Sees(EntryFiles.EntryOf(path) is { } entry ? EntryId.OrganisationOf(entry) : null);

    private Deed Did(StaffVisit staff, string what, long number) => staff.Did(time.GetUtcNow(), $"drafts/{what}", number);

    internal static int Seen(StaffForm form) => form.Number("base") ?? -1;

    internal static IResult Answer(
        StaffVisit staff, Draft draft, SaveResult saved, string done, string back, params (string Name, string Value)[] query) => saved switch
    {
        { Problems.Count: > 0 } => DraftProblems.Of(staff, saved.Problems, null, back),
        { Clashes.Count: > 0 } => ClashPage.Of(staff, draft, saved.Clashes, back),
        { Outcome: SaveOutcome.Stale } => StaffError.Stale(staff, null, draft.Title, back),
        { Outcome: SaveOutcome.Refused } => StaffError.Bad(staff, "draft.closed", back),
        { Outcome: SaveOutcome.Nothing } => Kit.Done.At(staff, back, "draft-nothing", query),
        _ => Kit.Done.At(staff, back, saved.IsMerged ? "draft-merged" : done, query),
    };
}
