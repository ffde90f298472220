using System.Globalization;
using BotService.Hosting;
using BotService.Statistics;

namespace BotService.Web.Staff.Reports;

/// <summary>The names of a report's parameters, in addresses and on the command line.</summary>
public static class FigureQuery
{
    /// <summary>A row for each day of more would be read by nobody.</summary>
    private const int MostRows = 400;

    /// <summary>The facets that one may narrow down by, with their parameters.</summary>
    public static readonly IReadOnlyList<Facet> Filters =
        [Facet.Organisation, Facet.Channel, Facet.Office, Facet.Entry, Facet.Language, Facet.Release, Facet.Hour, Facet.Answerer];

    /// <summary>
    /// Reads what is asked for. What is left out: the last twelve months, by month or as the report has it.
    /// </summary>
    /// <param name="read">The value of a parameter; null where there is none.</param>
    /// <returns>What is asked; else the key of the words for the first thing that is wrong, and the value that is.</returns>
    public static (FigureAsk? Ask, string? Problem, string Value) Read(
        FigureReport report, Func<string, string?> read, DateOnly today, string? own)
    {
        if (read("by") is { } by && RowSpans.Find(by) is null) return (null, "statistics.no-span", by);
        if (read("group") is { } group && Facets.Find(group) is null) return (null, "statistics.no-group", group);
        var span = RowSpans.Find(read("by")) ?? RowSpan.Month;
        // Who names a span wants rows by time, whatever the report shows otherwise.
        var facet = Facets.Find(read("group")) ?? (read("by") is null ? report.Facet : null);
        var (filter, problem, value) = Filter(read, span, today, own);
        if (filter is null) return (null, problem, value);
        if (facet is null && (filter.To.DayNumber - filter.From.DayNumber) / Length(span) > MostRows)
            return (null, "statistics.too-many-rows", $"{MostRows}");
        return (new FigureAsk(filter, span, facet), null, "");
    }

    /// <summary>The days, and what is narrowed down.</summary>
    public static (FigureFilter? Filter, string? Problem, string Value) Filter(
        Func<string, string?> read, RowSpan span, DateOnly today, string? own)
    {
        if (Day("from", out var from) is { } noFrom) return (null, "statistics.no-day", noFrom);
        if (Day("to", out var to) is { } noTo) return (null, "statistics.no-day", noTo);
        var last = to ?? (from > today ? from.Value : today);
        var first = from ?? span.Begin(last.AddDays(-(Length(span) * 11)));
        if (first > last) return (null, "statistics.wrong-days", $"{IsoDay.Of(first)} – {IsoDay.Of(last)}");
        if (first > today) return (null, "statistics.future", IsoDay.Of(first));
        if (read("hour") is { } hour && Hour(hour) is null) return (null, "statistics.no-hour", hour);
        if (read("answerer") is { } who && who is not (FigureFilter.Person or FigureFilter.Assistant)) return (null, "statistics.no-answerer", who);
        return (new FigureFilter(first, last)
        {
            Organisation = own ?? read("organisation"), Channel = read("channel"), Office = read("office"), Entry = read("entry"),
            Language = read("language"), Release = read("release"), Hour = Hour(read("hour")), Answerer = read("answerer"),
        }, null, "");

        string? Day(string name, out DateOnly? day)
        {
            day = read(name) is { } text ? IsoDay.Read(text) : null;
            return day is null ? read(name) : null;
        }
    }

    /// <summary>The parameters that ask for the same again.</summary>
    public static (string Name, string Value)[] Of(FigureFilter filter) =>
    [
        ("from", IsoDay.Of(filter.From)), ("to", IsoDay.Of(filter.To)),
        .. Filters.Where(f => filter[f] is not null).Select(f => (f.Name(), filter[f]!)),
    ];

    public static (string Name, string Value)[] Of(FigureAsk ask) =>
        [.. Of(ask.Filter), ask.Facet is { } facet ? ("group", facet.Name()) : ("by", ask.By.Name())];

    private static int? Hour(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24 ? hour : null;

    /// <summary>In days, about.</summary>
    private static int Length(RowSpan span) => span switch { RowSpan.Day => 1, RowSpan.Week => 7, RowSpan.Month => 30, RowSpan.Quarter => 91, _ => 182 };
}
