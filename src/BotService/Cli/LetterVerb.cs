using System.CommandLine;
using BotService.Engine;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Gaps;
using BotService.Hosting;
using BotService.Insight;
using BotService.Reports;
using BotService.Storage;

namespace BotService.Cli;

/// <summary><c>report letter</c>: to each organisation, what citizens ask most and nobody could confirm.</summary>
internal static class LetterVerb
{
    /// <summary>Printers begin a new page here.</summary>
    private const char NewPage = '\f';

    public static Command Create()
    {
        var organisation = new Option<string?>("--organisation")
        {
            Description = "Only to this organisation, such as taipower. Default: to each, a page of its own."
        };
        var reported = new Option<bool>("--reported")
        {
            Description = "About what was read elsewhere than with those who decide, instead of what was not found."
        };
        var locale = ReportLocale.Create();
        var days = ReportVerb.Days();
        var command = new Command(
            "letter", "A letter to each organisation, to be printed: its twenty open facts that were asked for most.")
        {
            organisation, reported, locale, days.From, days.To,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            if (ReportVerb.PeriodOf(parsed, days) is not { } period) return ExitCode.Failed;
            if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
            if (GapsVerb.Wrong(release, parsed.GetValue(organisation), parsed.GetValue(locale)) is { } wrong)
            {
                await Console.Error.WriteLineAsync(wrong);
                return ExitCode.Failed;
            }
            return await StoreDoor.RunAsync(async services =>
            {
                var database = services.GetRequiredService<Database>();
                if (database.WhyNone is { } none) throw new StoreUnavailableException(none);
                var asked = await new Demand(database).CountAsync(period.From, period.To, cancel);
                Write(
                    release, parsed.GetValue(organisation), release.Pages.For(parsed.GetValue(locale)), asked,
                    Taiwan.Today(TimeProvider.System), period, Console.Out,
                    parsed.GetValue(reported) ? GapStatus.Reported : GapStatus.Open);
            });
        });
        return command;
    }

    internal static void Write(
        Release release, string? organisation, PageWording words, IEnumerable<EntryDemand> asked, DateOnly today,
        ReportPeriod period, TextWriter output, GapStatus status = GapStatus.Open)
    {
        var demand = asked.ToDictionary(d => d.Entry);
        var gaps = release.Gaps.List(words.Locale, today, organisation)
            .Concat(release.Gaps.Beside(words.Locale, today, organisation)).ToList();
        foreach (var (own, i) in gaps.GroupBy(g => (g.Organisation, g.OrganisationName)).Select((g, i) => (g, i)))
        {
            if (i > 0) output.Write(NewPage);
            foreach (var line in Letter.To(own.Key.OrganisationName, [.. own], demand, words, today, period, status))
                output.WriteLine(line);
        }
    }
}
