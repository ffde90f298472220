using System.Text;
using BotService.Conversations;
using BotService.Conversations.Elsewhere;
using BotService.Engine.Calculators;
using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Insight;
using BotService.Releases.InForce;
using BotService.Insight.Duties;
using BotService.Sheets.Odt;
using BotService.Web.Layout;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotService.Web.Site;

/// <summary>
/// The pages that work without a script: search, entries, classes, calculators, and what search engines ask for.
/// </summary>
public static class SiteRoom
{
    private static readonly string[] ForPrograms = ["/api", "/v3", "/webchat", "/site"];

    /// <summary>
    /// Needs the engine, the page wordings, <see cref="SiteOptions"/>,
    /// <see cref="IHotTopics"/> and <see cref="ISearchLog"/>.
    /// </summary>
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.TryAddSingleton<SearchKeeper>();
        services.TryAddScoped<ReleaseOnDay>();
        return services.AddLayout().AddScoped<Sitemap>().AddScoped<SearchAnswering>().AddScoped<ReferCall>();
    }

    public static void MapSite(this IEndpointRouteBuilder app)
    {
        MapEntries(app);
        app.MapPage("/search", (Visit visit, HttpContext http, SearchAnswering search) =>
            search.AnswerAsync(visit, SearchAsk.Read(visit, http.Request.Query), http.RequestAborted));
        app.MapPage("/browse", (Visit visit, ILibrary library, IHotTopics topics, CancellationToken cancel) =>
            Trees.OfAsync(visit, library, topics, cancel));
        app.MapPage("/browse/{classification}/{term}",
            (Visit visit, ILibrary library, string classification, string term) =>
                ShelfPage.Of(visit, library, classification, term));
        app.MapPage("/answers/{id}", (Visit visit, string id, ILibrary library) => AnswerPage.Of(visit, id, library));
        app.MapPage("/offices", (Visit visit, ILibrary library) => OfficeList.Of(visit, library));
        app.MapPage("/offices/{id}", (Visit visit, string id, ILibrary library) => OfficePage.Of(visit, id, library));
        app.MapPage("/calculators", (Visit visit, ICalculators calculators) => CalculatorList.Of(visit, calculators));
        app.MapPage("/calculators/{id}",
            (Visit visit, string id, HttpContext http, ICalculators calculators, ILibrary library) =>
                CalculatorPage.Of(visit, id, http.Request.Query, calculators, library));
        app.MapPage("/editors", (Visit visit) => EditorsPage.Of(visit));
        app.MapPage("/duties", (Visit visit, IDuties duties, ITestResults results, Sitemap map) =>
            DutiesPage.Of(visit, duties, results, map));
        app.MapPage("/gaps", (Visit visit, HttpContext http, IOpenGaps gaps) =>
            GapsPage.OfAsync(visit, http.Request.Query, gaps, http.RequestAborted));
        app.MapOpenData();
        app.MapPage("/continue/{code}",
            (Visit visit, string code, IContinuations continuations, IEnumerable<IElsewhere> channels, ILibrary library,
                CancellationToken cancel) =>
                ContinuePage.OfAsync(visit, code, continuations, channels, library, cancel),
            PagePolicy.Secret);
        app.MapPage("/refer/{from}", (Visit visit, string from, HttpRequest request, ReferCall call) => call.Show(visit, from, request),
            PagePolicy.Secret);
        app.MapPost("/refer/{from}", (Visit visit, string from, HttpRequest request, ReferCall call) =>
            call.StartAsync(visit, from, request)).WithPolicy(PagePolicy.Secret);
        app.MapPage("/sitemap.xml", (Visit visit, HttpContext http, Sitemap map) =>
            PageDesk.Kept(http, map.Xml(visit), "application/xml; charset=utf-8", isPublic: true));
        app.MapPage("/robots.txt", (Visit visit, HttpContext http) => PageDesk.Kept(
            http, Encoding.UTF8.GetBytes(Sitemap.Robots(visit)), "text/plain; charset=utf-8", isPublic: true));
        app.MapPage("/site/{name}", (string name, string? v, HttpContext http, SiteAssets assets) =>
            assets.Find(name)?.Answer(http, v) ?? Results.NotFound());
        app.MapPage("/{**path}", Lost).WithOrder(int.MaxValue);
    }

    /// <summary>Whatever no room answers. Programs that miss an address of theirs need no page.</summary>
    private static IResult Lost(Visit visit, HttpContext http) =>
        ForPrograms.Any(path => http.Request.Path.StartsWithSegments(path))
            ? Results.NotFound() : ErrorPage.NotFound(visit);

    private static void MapEntries(IEndpointRouteBuilder app)
    {
        app.MapPage("/entries", (Visit visit, ILibrary library) => AllEntries.Of(visit, library));
        app.MapPage("/entries/{id}",
            async (Visit visit, string id, HttpContext http, ILibrary library, ICalculators calculators, ReleaseOnDay days) =>
                EntryPage.Of(visit, id, http.Request.Query, library, calculators, await days.ReadAsync(http.Request.Query, http.RequestAborted)));
        app.MapPage("/entries/{id}.odt", Document);
    }

    private static IResult Document(
        Visit visit, string id, HttpContext http, ILibrary library, SheetDocument document)
    {
        if (library.Card(id, visit.Locale) is null) return ErrorPage.NotFound(visit);
        var asked = EntryAnswers.Read(visit, library, id, http.Request.Query);
        if (asked.Problem is { } problem) return EntryPage.BadAnswers(visit, id, problem);
        if (library.Sheet(id, asked.Answers, visit.Locale, visit.Today, asked.At) is not { } sheet)
            return ErrorPage.NotFound(visit);
        var address = visit.Full($"/entries/{id}", asked.Query(visit, library, id), visit.Locale);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{id}.{visit.Locale}.odt\"";
        return PageDesk.Kept(
            http, document.Write(sheet, receipt: null, Taiwan.Midnight(visit.Today), address),
            SheetDocument.MediaType, isPublic: true);
    }
}
