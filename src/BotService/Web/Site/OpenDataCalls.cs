using BotService.Hosting;
using BotService.OpenData;
using BotService.Web.Layout;
using Microsoft.Extensions.Options;

namespace BotService.Web.Site;

/// <summary>The page of the open data, and its files.</summary>
internal static class OpenDataCalls
{
    public const string Path = "/open-data";

    public static void MapOpenData(this IEndpointRouteBuilder app)
    {
        app.MapPage(Path, async (Visit visit, IOpenMonths months, IOptions<OpenDataOptions> options, CancellationToken cancel) =>
            OpenDataPage.Of(visit, await months.ListAsync(cancel), options.Value.Smallest));
        app.MapPage($"{Path}/{{file}}", FileAsync);
    }

    private static async Task<IResult> FileAsync(Visit visit, string file, HttpContext http, IOpenMonths months, CancellationToken cancel)
    {
        if (file == "schema.json") return PageDesk.Kept(http, OpenFiles.Schema(), "application/schema+json", isPublic: true);
        if (CalendarMonth.Read(System.IO.Path.GetFileNameWithoutExtension(file)) is not { } month
            || await months.FindAsync(month, cancel) is not { } published) return ErrorPage.NotFound(visit);
        return System.IO.Path.GetExtension(file) switch
        {
            ".csv" => PageDesk.Kept(http, published.Csv, "text/csv; charset=utf-8", isPublic: true),
            ".json" => PageDesk.Kept(http, published.Json, "application/json", isPublic: true),
            _ => ErrorPage.NotFound(visit),
        };
    }
}
