using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Statistics;
using BotService.Web.Staff.Conversations;
using BotService.Web.Staff.Kit;
using Microsoft.Extensions.Options;

namespace BotService.Web.Staff.Reports;

/// <summary>Answers what is asked of the figures: a report, or the conversations behind one of its cells.</summary>
internal sealed class FigureDesk(
    FigureMaker maker, IFigureCounts counts, ILibrary library, IOptions<FigureOptions> options, TimeProvider time)
{
    /// <summary>Conversations of a page.</summary>
    private const int PageSize = 50;

    public IResult Index(StaffVisit staff) => FigureIndex.Of(staff, Words(staff));

    public async Task<IResult> OneAsync(StaffVisit staff, string name, HttpContext http)
    {
        if (FigureReports.Find(name) is not { } report) return StaffError.NotFound(staff, FigurePages.Path);
        var (ask, problem, value) = FigureQuery.Read(report, name => Text(http, name) is { Length: > 0 } text ? text : null, staff.Visit.Today, staff.Person.Organisation);
        var path = $"{FigurePages.Path}/{name}";
        if (ask is null) return StaffError.Bad(staff, problem!, path, ("value", value));
        var table = await maker.MakeAsync(report, ask, http.RequestAborted);
        var words = Words(staff);
        if (StaffList.WantsJson(http) || http.Request.Query["form"] == "json") return Results.Json(FigureExport.Json(table, words, counts));
        return (string?)http.Request.Query["form"] switch
        {
            "csv" => File(report, ask, "csv", "text/csv; charset=utf-8", FigureExport.Csv(table, words)),
            "ods" => File(
                report, ask, "ods", Sheets.Odt.Spreadsheet.MediaType,
                FigureExport.Ods(table, words, staff.Visit.Locale, staff.Visit.Words["staff.name"], time.GetUtcNow())),
            _ => FigurePage.Of(staff, table, words, counts, library),
        };
    }

    /// <summary>
    /// The conversations behind a figure. What is said in them is not shown here: that is for their own pages.
    /// </summary>
    public async Task<IResult> BehindAsync(StaffVisit staff, HttpContext http)
    {
        // Nothing between the = and the & is those of which it is not known.
        var read = (string name) => Text(http, name);
        var (filter, problem, value) = FigureQuery.Filter(read, RowSpan.Month, staff.Visit.Today, staff.Person.Organisation);
        if (filter is null) return StaffError.Bad(staff, problem!, ConversationPages.Path, ("value", value));
        var measure = FigureReports.FindMeasure(read("figure") ?? "conversations");
        if (measure is null || measure.Hits[0].Of is TallySource.Searches)
            return StaffError.Bad(staff, "statistics.no-figure", ConversationPages.Path, ("value", read("figure") ?? ""));
        var unknown = filter.Facets.FirstOrDefault(f => measure.Hits.Any(t => !Tallies.Facets(t.Of).Contains(f)), (Facet)(-1));
        if (Enum.IsDefined(unknown)) return StaffError.Bad(staff, "statistics.no-group", ConversationPages.Path, ("value", unknown.Name()));
        var talks = await counts.TalksAsync(measure.Hits, filter, read("page"), PageSize, http.RequestAborted);
        return StaffList.WantsJson(http)
            ? Results.Json(new { rows = talks.Rows, total = talks.Total, next = talks.Next })
            : CountedTalkList.Of(staff, talks, measure, filter, read("page"), Words(staff));
    }

    public ReportWords Words(StaffVisit staff) => new(staff.Visit.Words, library, options.Value.Smallest);

    private static string? Text(HttpContext http, string name) =>
        http.Request.Query[name] is [.., { } last] && last.Trim() is { Length: <= 200 } text ? text : null;

    private static IResult File(FigureReport report, FigureAsk ask, string form, string type, byte[] bytes) =>
        Results.File(bytes, type, $"{report.Name}-{IsoDay.Of(ask.Filter.From)}-{IsoDay.Of(ask.Filter.To)}.{form}");
}
