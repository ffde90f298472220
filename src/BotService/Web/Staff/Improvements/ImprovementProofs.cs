using System.Globalization;
using System.Security.Cryptography;
using BotService.Engine.Library;
using BotService.Review.Improvements;
using BotService.Review.Low;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Improvements;

/// <summary>Takes evidence, and measures effects.</summary>
internal sealed class ImprovementProofs(
    IImprovements improvements, Measuring measuring, ILibrary library, TimeProvider time)
{
    private const string Path = ImprovementPages.Path;
    private const int UsualDays = 28, LongestName = 200;

    public Task<IResult> AddAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) => ImprovementDesk.WithAsync(
        improvements, staff, number, http.RequestAborted, async _ =>
        {
            var (proof, content, problem) = form["kind"] switch
            {
                "release" => await ReleaseAsync(staff, form, http.RequestAborted),
                "file" => await FileAsync(staff, form, http.RequestAborted),
                "report" => Report(staff, form),
                _ => (null, null, "improvements.no-kind"),
            };
            if (proof is null) return StaffError.Bad(staff, problem!, $"{Path}/{number}");
            var deed = Did(staff, "evidence", number, $"{proof.Kind.ToString().ToLowerInvariant()} {proof.Name} {proof.Sha256}".Trim());
            return await improvements.AddEvidenceAsync(number, proof, content, deed, http.RequestAborted) is Change.Done
                ? Done.At(staff, $"{Path}/{number}", "evidence") : StaffError.Bad(staff, "improvements.not-now", $"{Path}/{number}");
        });

    public Task<IResult> MeasureAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) => ImprovementDesk.WithAsync(
        improvements, staff, number, http.RequestAborted, async improvement =>
        {
            var today = staff.Visit.Today;
            if (form.Day("day") is not { } day || day > today || day < today.AddYears(-2))
                return StaffError.Bad(staff, "improvements.no-day", $"{Path}/{number}");
            if (Days(form["days"]) is not { } days) return StaffError.Bad(staff, "improvements.no-days", $"{Path}/{number}");
            var effect = await measuring.MeasureAsync(improvement, day, days, today, http.RequestAborted);
            var deed = Did(
                staff, "measure", number,
                FormattableString.Invariant($"{day:yyyy-MM-dd} {effect.Days} {effect.Judgement.ToString().ToLowerInvariant()}"));
            return await improvements.AddEffectAsync(number, effect, deed, http.RequestAborted) is Change.Done
                ? Done.At(staff, $"{Path}/{number}", "measured") : StaffError.Bad(staff, "improvements.not-now", $"{Path}/{number}");
        });

    /// <summary>One that turns were answered with, or that answers now: any other proves nothing.</summary>
    private async Task<(Proof?, byte[]?, string?)> ReleaseAsync(StaffVisit staff, StaffForm form, CancellationToken cancel)
    {
        if (form["release"] is not { } release || release.Length > LongestName) return (null, null, "improvements.no-release");
        var isKnown = release == library.Release || await improvements.WasReleasedAsync(release, cancel);
        return isKnown ? (Brought(staff, EvidenceKind.Release, release), null, null) : (null, null, "improvements.no-release");
    }

    private async Task<(Proof?, byte[]?, string?)> FileAsync(StaffVisit staff, StaffForm form, CancellationToken cancel)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file) return (null, null, "improvements.no-file");
        if (file.Length > Proof.LargestFile) return (null, null, "improvements.large-file");
        using var copy = new MemoryStream((int)file.Length);
        await file.CopyToAsync(copy, cancel);
        var bytes = copy.ToArray();
        var name = System.IO.Path.GetFileName(file.FileName.Replace('\\', '/'));
        var proof = Brought(staff, EvidenceKind.File, name.Length is 0 or > LongestName ? "file" : name) with
        {
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), Size = bytes.Length,
        };
        return (proof, bytes, null);
    }

    /// <summary>A name without figures would be a note, and that is no evidence.</summary>
    private (Proof?, byte[]?, string?) Report(StaffVisit staff, StaffForm form)
    {
        if (form["name"] is not { Length: <= LongestName } name || form["figures"] is not { } figures || !figures.Any(char.IsDigit))
            return (null, null, "improvements.no-report");
        return figures.Length > Proof.LongestFigures
            ? (null, null, "staff.too-long") : (Brought(staff, EvidenceKind.Report, name) with { Figures = figures }, null, null);
    }

    private Proof Brought(StaffVisit staff, EvidenceKind kind, string name) =>
        new(0, time.GetUtcNow(), staff.Person.Id, kind, name, null, null, null);

    private Deed Did(StaffVisit staff, string what, long number, string? detail) =>
        staff.Did(time.GetUtcNow(), $"improvements/{what}", number, detail);

    private static int? Days(string? text) => text is null ? UsualDays
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= Measuring.MostDays
            ? days : null;
}
