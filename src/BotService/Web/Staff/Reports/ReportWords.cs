using System.Globalization;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Library;
using BotService.Review.Improvements;
using BotService.Statistics;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Reports;

/// <summary>How figures are said in the reader's language.</summary>
public sealed class ReportWords(PageWording words, ILibrary library, int smallest)
{
    public string Report(FigureReport report) => words[$"statistics.report-{report.Name}"];

    public string Measure(Measure measure) => words[$"statistics.measure-{measure.Name}"];

    public string How(Measure measure) => words[$"statistics.how-{measure.Name}"];

    public string Facet(Facet facet) => words[$"statistics.group-{facet.Name()}"];

    /// <summary>What a row is about.</summary>
    public string Row(FigureAsk ask, string row) => ask.Facet is { } facet ? Value(facet, row) : row;

    public string Value(Facet facet, string value)
    {
        if (value.Length == 0) return words["statistics.unknown"];
        return facet switch
        {
            Statistics.Facet.Entry => library.Card(value, words.Locale)?.Name ?? value,
            Statistics.Facet.Organisation => Organisations.Name(library, words.Locale, value, value),
            Statistics.Facet.Class => Themes.FirstOrDefault(t => t.Id == value)?.Name ?? value,
            Statistics.Facet.Hour => words.Say("statistics.hour", ("n", value)),
            Statistics.Facet.Answerer => words[$"statistics.answerer-{value}"],
            Statistics.Facet.Channel => words.Texts.GetValueOrDefault($"statistics.channel-{value}") ?? value,
            Statistics.Facet.Language => words.Texts.GetValueOrDefault($"statistics.language-{value}") ?? value,
            _ => value,
        };
    }

    /// <summary>So many of so many, with the share and its interval; where there are too few, that is said.</summary>
    public string Cell(ReportFigure figure)
    {
        if (figure.Mean is { } mean)
            return words.Say("statistics.mean", ("n", mean.ToString("0.0", CultureInfo.InvariantCulture)), ("of", Number(figure.Among!.Value)));
        if (figure.Among is not { } among) return Number(figure.Hits);
        if (among == 0) return words["statistics.nothing"];
        if (among < smallest) return words.Say("statistics.few", ("hits", Number(figure.Hits)), ("of", Number(among)));
        var (low, high) = figure.Between!.Value;
        return words.Say(
            "statistics.share", ("hits", Number(figure.Hits)), ("of", Number(among)), ("share", StaffNames.Percent(figure.Share!.Value)),
            ("low", StaffNames.Percent(low)), ("high", StaffNames.Percent(high)));
    }

    /// <summary>Null where nothing is to be said of it.</summary>
    public string? Change(ReportFigure figure) => figure.Change is null or ShareChange.TooFew ? null
        : words[$"statistics.change-{figure.Change.ToString()!.ToLowerInvariant()}"];

    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A share as files hold it: 0…1 with four places.</summary>
    public static double? Exact(double? share) => share is { } s ? Math.Round(s, 4) : null;

    private IReadOnlyList<Term> Themes => [.. library.Classifications(words.Locale)[0].Shelves.Select(s => s.Term)];
}
