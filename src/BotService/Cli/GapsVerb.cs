using System.CommandLine;
using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Reports;

namespace BotService.Cli;

/// <summary><c>report gaps</c>: what is not known for sure, most asked for first.</summary>
internal static class GapsVerb
{
    public static Command Create()
    {
        var organisation = new Option<string?>("--organisation")
        {
            Description = "Only this organisation, such as taipower."
        };
        var byEntry = new Option<bool>("--entries")
        {
            Description = "One line per entry with its counts, instead of one per fact."
        };
        var locale = ReportLocale.Create();
        var command = new Command("gaps", GapsReport.Description) { organisation, byEntry, locale };
        return ReportVerb.Complete(
            command, parsed => Make(
                parsed.GetValue(organisation), parsed.GetValue(byEntry), parsed.GetValue(locale), Console.Error));
    }

    private static (IReport? Report, int Exit) Make(
        string? organisation, bool byEntry, string? locale, TextWriter errors)
    {
        if (Startup.LoadOrReport() is not { } release) return (null, ExitCode.BadData);
        if (Wrong(release, organisation, locale) is { } wrong)
        {
            errors.WriteLine(wrong);
            return (null, ExitCode.Failed);
        }
        return (new GapsReport(release.Gaps, locale
            ?? release.Locales[0], organisation, byEntry, Taiwan.Today(TimeProvider.System)), ExitCode.Ok);
    }

    internal static string? Wrong(Release release, string? organisation, string? locale)
    {
        var organisations = release.Knowledge.Catalogue.Organisations.Keys;
        if (organisation is not null && !organisations.Contains(organisation))
            return $"There is no organisation {organisation}: {string.Join(", ", organisations)}.";
        return ReportLocale.Wrong(release, locale);
    }
}
