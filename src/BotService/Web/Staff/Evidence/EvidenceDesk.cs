using BotService.Engine.Dialogs.Script;
using BotService.Engine.Library;
using BotService.Evidence;
using BotService.Hosting;
using BotService.Releases.Files;
using BotService.Review;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Statistics;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;
using BotService.Web.Staff.Reports;
using Microsoft.Extensions.Options;

namespace BotService.Web.Staff.Evidence;

/// <summary>Hands out the packs, and keeps who sees to which half-year.</summary>
internal sealed class EvidenceDesk(
    EvidenceReading reading, IEvidenceTasks tasks, IFigureCounts counts, IPeople people, ILibrary library,
    IOptions<FigureOptions> options, TimeProvider time)
{
    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var cancel = http.RequestAborted;
        var now = HalfYear.Of(staff.Visit.Today);
        var known = await tasks.ListAsync(cancel);
        List<EvidenceTask> halves =
        [
            .. new[] { now, now.Before }.Select(h => known.FirstOrDefault(t => t.Half == h) ?? EvidenceTask.Of(h)),
            .. known.Where(t => t.Half != now && t.Half != now.Before),
        ];
        if (StaffList.WantsJson(http))
        {
            return Results.Json(new
            {
                rows = halves.Select(t => new
                {
                    half = t.Half.ToString(), due = t.Due, t.Owner, t.DoneAt, t.Manifest, t.Version, overdue = t.IsLate(staff.Visit.Today),
                }),
            });
        }

        return EvidencePage.Of(staff, halves, await StaffNames.LoadAsync(staff, people, library, cancel));
    }

    public async Task<IResult> PackAsync(StaffVisit staff, string half, HttpContext http)
    {
        if (Begun(staff, half) is not { } asked) return StaffError.NotFound(staff, EvidencePages.Path);
        var pack = await MakeAsync(asked, staff.Visit.Words, http.RequestAborted);
        return Results.File(pack.Zip(), "application/zip", $"evidence-{asked}.{staff.Visit.Locale}.zip");
    }

    public async Task<IResult> AssignAsync(StaffVisit staff, string half, StaffForm form, HttpContext http)
    {
        if (Begun(staff, half) is not { } asked) return StaffError.NotFound(staff, EvidencePages.Path);
        var names = await StaffNames.LoadAsync(staff, people, library, http.RequestAborted);
        if (form["owner"] is { } owner && names.Able(Right.Evidence, null).All(t => t.Id != owner))
            return StaffError.Bad(staff, "low.no-person", EvidencePages.Path);
        var change = await tasks.AssignAsync(
            asked, form.Version ?? 0, form["owner"], staff.Did(time.GetUtcNow(), "evidence/assign", asked.ToString(), form["owner"]),
            http.RequestAborted);
        return await AnswerAsync(staff, asked, change, names.Person(form["owner"]), names, http);
    }

    /// <summary>What was handed in is known by the hash of its manifest.</summary>
    public async Task<IResult> CloseAsync(StaffVisit staff, string half, StaffForm form, HttpContext http)
    {
        if (Begun(staff, half) is not { } asked) return StaffError.NotFound(staff, EvidencePages.Path);
        if (asked.Last >= staff.Visit.Today) return StaffError.Bad(staff, "evidence.not-over", EvidencePages.Path, ("half", half));
        var pack = await MakeAsync(asked, staff.Visit.Words, http.RequestAborted);
        var manifest = Blob.HashOf(pack.Files()[^1].Bytes);
        var names = await StaffNames.LoadAsync(staff, people, library, http.RequestAborted);
        var change = await tasks.CloseAsync(
            asked, form.Version ?? 0, manifest, staff.Did(time.GetUtcNow(), "evidence/close", asked.ToString(), manifest), http.RequestAborted);
        return await AnswerAsync(staff, asked, change, staff.Visit.Words["evidence.close"], names, http);
    }

    private async Task<EvidencePack> MakeAsync(HalfYear half, PageWording words, CancellationToken cancel) => new(
        await reading.ReadAsync(half, words.Locale, cancel), words, new ReportWords(words, library, options.Value.Smallest), counts);

    private async Task<IResult> AnswerAsync(
        StaffVisit staff, HalfYear half, Change change, string yours, StaffNames names, HttpContext http) => change switch
    {
        Change.Done => Done.At(staff, EvidencePages.Path, "saved"),
        Change.Refused => StaffError.Bad(staff, "evidence.is-done", EvidencePages.Path, ("half", half.ToString())),
        _ => StaffError.Stale(
            staff, yours, names.Person((await tasks.ListAsync(http.RequestAborted)).FirstOrDefault(t => t.Half == half)?.Owner),
            EvidencePages.Path),
    };

    /// <summary>Null for what is no half-year, or has not begun.</summary>
    private static HalfYear? Begun(StaffVisit staff, string half) =>
        HalfYear.Read(half) is { } asked && asked.First <= staff.Visit.Today ? asked : null;
}
