using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotService.Web.Layout;

/// <summary>What the rooms that show pages have in common: the frame, the pieces, the policy of headers.</summary>
internal static class LayoutRoom
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddLayout(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SiteAssets>();
        services.TryAddScoped<PageDesk>();
        services.TryAddScoped<PageRenderer>();
        // Leaves Chinese readable, and escapes all that means something to HTML.
        services.Replace(ServiceDescriptor.Singleton(HtmlEncoder.Create(UnicodeRanges.All)));
        return services;
    }

    /// <summary>A page, also for those who ask for its headers only.</summary>
    public static RouteHandlerBuilder MapPage(
        this IEndpointRouteBuilder app, string pattern, Delegate handler, PagePolicy? policy = null) =>
        app.MapMethods(pattern, Methods, handler).WithPolicy(policy ?? PagePolicy.Open);

    /// <summary>The headers of every answer of the route, refusals included.</summary>
    public static RouteHandlerBuilder WithPolicy(this RouteHandlerBuilder route, PagePolicy policy) =>
        route.WithMetadata(policy).AddEndpointFilter((call, next) =>
        {
            policy.Apply(call.HttpContext.Response);
            return next(call);
        });
}
