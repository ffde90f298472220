using System.Globalization;
using BotService.Review.Improvements;
using BotService.Review.Low;
using BotService.Staff;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Improvements;

/// <summary>Reads what was filled in to register an improvement.</summary>
internal static class NewImprovementForm
{
    /// <returns>What is to be registered; else the key of the words for the first thing that is wrong.</returns>
    public static (NewImprovement? Read, string? Problem) Read(StaffForm form, StaffVisit staff, StaffNames names)
    {
        if (form["cause"] is not { } cause || !RootCauses.All.Contains(cause)) return (null, "low.no-cause");
        if (form["problem"] is not { } problem || form["measure"] is not { } measure) return (null, "improvements.no-text");
        if (problem.Length > Improvement.LongestText || measure.Length > Improvement.LongestText) return (null, "staff.too-long");
        if (Aims.Find(form["aim"]) is not { } aim) return (null, "improvements.no-aim");
        string[] entries = [.. (form["entries"] ?? "").Split([' ', ',', '\n', '\r', '、', '，'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        if (entries is [] || entries.Length > Improvement.MostEntries
            || !entries.All(e => e == IOutcomes.NoEntry || names.IsEntry(e))) return (null, "improvements.no-entry");
        var organisation = OrganisationOf(entries, form["organisation"] ?? staff.Person.Organisation);
        if (!staff.Person.Sees(organisation) || organisation is not null && names.Organisations.All(o => o.Id != organisation))
            return (null, "improvements.not-yours");
        var owner = form["owner"] ?? staff.Person.Id;
        if (names.Able(Right.Improvements, organisation).All(t => t.Id != owner)) return (null, "low.no-person");
        return form.Day("due") is { } due
            ? (new(cause, problem, measure, aim, entries, organisation, Number(form["group"]), Number(form["item"]), owner, due), null)
            : (null, "low.no-day");
    }

    /// <summary>
    /// The one that all entries belong to; where only questions without an entry are meant, the one asked for.
    /// </summary>
    private static string? OrganisationOf(string[] entries, string? asked)
    {
        var named = entries.Where(e => e != IOutcomes.NoEntry).Select(e => e.Split('.')[0]).Distinct(StringComparer.Ordinal).ToList();
        return named switch { [] => asked, [var only] => only, _ => null };
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
