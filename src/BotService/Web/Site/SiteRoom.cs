using System.Text;
using BotService.Bot;
using BotService.Bot.Rendering.Odt;
using BotService.Engine.Library;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotService.Web.Site;

/// <summary>
/// The pages that work without a script: search, entries, classes, calculators, and what search engines ask for.
/// </summary>
public static class SiteRoom
{
    private static readonly string[] ForPrograms = ["/api", "/v3", "/webchat", "/site"];

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Needs the engine, the page wordings, <see cref="SiteOptions"/>,
    /// <see cref="IHotTopics"/> and <see cref="ISearchLog"/>.
    /// </summary>
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.TryAddSingleton<SearchKeeper>();
        services.TryAddSingleton<ITestResults>(new TestResults(TestResults.Recorded));
        return services.AddSingleton<SiteAssets>().AddScoped<PageFrame>().AddScoped<PageDesk>()
            .AddScoped<Sitemap>()
            .AddScoped<EntryPage>().AddScoped<BrowsePages>().AddScoped<SearchPage>()
            .AddScoped<CalculatorPages>()
            .AddScoped<OfficePages>().AddScoped<GapsPage>().AddScoped<DutiesPage>()
            .AddScoped<ContinuePage>();
    }

    public static void MapSite(this IEndpointRouteBuilder app)
    {
        MapEntries(app);
        Page(app, "/entries", (visit, _, pages) => pages.GetRequiredService<BrowsePages>().All(visit));
        Page(app, "/browse/{classification}/{term}", (visit, http, pages) =>
            pages.GetRequiredService<BrowsePages>().Shelf(visit, Value(http, "classification"), Value(http, "term")));
        Page(app, "/offices", (visit, _, pages) => pages.GetRequiredService<OfficePages>().All(visit));
        Page(app, "/offices/{id}",
            (visit, http, pages) => pages.GetRequiredService<OfficePages>().One(visit, Value(http, "id")));
        Page(app, "/calculators", (visit, _, pages) => pages.GetRequiredService<CalculatorPages>().All(visit));
        Page(app, "/calculators/{id}",
            (visit, http, pages) => pages.GetRequiredService<CalculatorPages>()
                .One(visit, Value(http, "id"), http.Request.Query));
        app.MapMethods("/browse", Methods, async (HttpContext http, PageDesk desk, BrowsePages browse) =>
            desk.Receive(http) is var visit
                ? desk.Answer(http, visit, await browse.TreesAsync(visit, http.RequestAborted)) : null);
        Page(app, "/duties", (visit, _, pages) => pages.GetRequiredService<DutiesPage>().Render(visit));
        app.MapMethods("/gaps", Methods, async (HttpContext http, PageDesk desk, GapsPage gaps) =>
            desk.Receive(http) is var visit
                ? desk.Answer(
                    http, visit, await gaps.RenderAsync(visit, http.Request.Query, http.RequestAborted)) : null);
        app.MapMethods("/search", Methods, async (HttpContext http, PageDesk desk, SearchPage search) =>
            desk.Receive(http) is var visit
                ? desk.Answer(
                    http, visit,
                    await search.RenderAsync(
                        visit, SearchAsk.Read(visit, http.Request.Query), http.RequestAborted)) : null);
        app.MapMethods(
            "/continue/{code}", Methods, async (string code, HttpContext http, PageDesk desk, ContinuePage page) =>
            desk.Receive(http) is var visit
                ? desk.Answer(http, visit, await page.RenderAsync(visit, code, http.RequestAborted)) : null);
        app.MapMethods("/sitemap.xml", Methods, (HttpContext http, PageDesk desk, Sitemap map) =>
            PageDesk.Kept(http, map.Xml(desk.Receive(http)), "application/xml; charset=utf-8", isPublic: true));
        app.MapMethods("/robots.txt", Methods, (HttpContext http, PageDesk desk) =>
            PageDesk.Kept(
                http, Encoding.UTF8.GetBytes(Sitemap.Robots(desk.Receive(http))), "text/plain; charset=utf-8",
                isPublic: true));
        app.MapMethods(
            "/site/{name}", Methods,
            (string name, string? v, HttpContext http, SiteAssets assets) => assets.Find(name)?.Answer(http, v)
                ?? Results.NotFound());
        app.MapMethods("/{**path}", Methods, Lost).WithOrder(int.MaxValue);
    }

    /// <summary>Whatever no room answers. Programs that miss an address of theirs need no page.</summary>
    private static IResult Lost(HttpContext http, PageDesk desk)
    {
        if (ForPrograms.Any(path => http.Request.Path.StartsWithSegments(path))) return Results.NotFound();
        var visit = desk.Receive(http);
        return desk.Answer(http, visit, ErrorPages.NotFound(visit));
    }

    private static void MapEntries(IEndpointRouteBuilder app)
    {
        app.MapMethods(
            "/entries/{id}.odt", Methods,
            (string id, HttpContext http, PageDesk desk, ILibrary library, EntryPage page, SheetDocument document) =>
        {
            var visit = desk.Receive(http);
            if (library.Card(id, visit.Locale) is null) return desk.Answer(http, visit, ErrorPages.NotFound(visit));
            var asked = EntryAnswers.Read(visit, library, id, http.Request.Query);
            if (asked.Problem is { } problem) return desk.Answer(http, visit, BadAnswers(visit, id, problem));
            if (library.Sheet(id, asked.Answers, visit.Locale, visit.Today, asked.At) is not { } sheet)
                return desk.Answer(http, visit, ErrorPages.NotFound(visit));
            var address = visit.Full($"/entries/{id}", page.Query(visit, id, asked), visit.Locale);
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{id}.{visit.Locale}.odt\"";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return PageDesk.Kept(
                http, document.Write(sheet, receipt: null, Taiwan.Midnight(visit.Today), address),
                SheetDocument.MediaType, isPublic: true);
        });
        Page(app, "/entries/{id}", (visit, http, pages) =>
        {
            var library = pages.GetRequiredService<ILibrary>();
            if (library.Card(Value(http, "id"), visit.Locale) is not { } card) return null;
            var asked = EntryAnswers.Read(visit, library, card.Id, http.Request.Query);
            return asked.Problem is { } problem ? BadAnswers(visit, card.Id, problem)
                : pages.GetRequiredService<EntryPage>().Render(visit, card, asked);
        });
    }

    private static Page BadAnswers(Visit visit, string entry, string problem) =>
        ErrorPages.Bad(visit, problem, ($"/entries/{entry}", visit.Words["entry.back"]));

    /// <summary>A page that is there or not.</summary>
    private static IEndpointConventionBuilder Page(
        IEndpointRouteBuilder app, string pattern, Func<Visit, HttpContext, IServiceProvider, Page?> render) =>
        app.MapMethods(pattern, Methods, (HttpContext http, PageDesk desk) =>
        {
            var visit = desk.Receive(http);
            return desk.Answer(http, visit, render(visit, http, http.RequestServices) ?? ErrorPages.NotFound(visit));
        });

    private static string Value(HttpContext http, string name) => http.Request.RouteValues[name] as string ?? "";
}
