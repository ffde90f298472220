using BotService.Staff;
using BotService.Web.Layout;

namespace BotService.Web.Staff.Kit;

/// <summary>How pages and actions for staff are mapped: each names the right that it needs.</summary>
internal static class StaffRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A page that somebody who is signed in may open.</summary>
    /// <param name="right">Null: whoever is signed in.</param>
    public static RouteHandlerBuilder MapStaffPage(
        this IEndpointRouteBuilder app, string pattern, Right? right, Delegate handler, PagePolicy? policy = null) =>
        app.MapMethods(pattern, Reading, handler).Guard(new StaffGate(right, Needs.Person), policy);

    /// <summary>A form that changes something.</summary>
    public static RouteHandlerBuilder MapStaffAction(
        this IEndpointRouteBuilder app, string pattern, Right? right, Delegate handler, PagePolicy? policy = null) =>
        app.MapPost(pattern, handler).Guard(new StaffGate(right, Needs.Person | Needs.Token), policy);

    /// <summary>A page of the entrance, for whoever comes.</summary>
    public static RouteHandlerBuilder MapEntrance(
        this IEndpointRouteBuilder app, string pattern, Delegate handler, PagePolicy? policy = null) =>
        app.MapMethods(pattern, Reading, handler).Guard(new StaffGate(null, Needs.Nothing), policy);

    /// <summary>A form of the entrance.</summary>
    public static RouteHandlerBuilder MapEntranceAction(this IEndpointRouteBuilder app, string pattern, Delegate handler) =>
        app.MapPost(pattern, handler).Guard(new StaffGate(null, Needs.Token));

    private static RouteHandlerBuilder Guard(this RouteHandlerBuilder route, StaffGate gate, PagePolicy? policy = null)
    {
        route.WithMetadata(gate, policy ?? PagePolicy.Secret).DisableAntiforgery();
        // Around the whole handler, so that nothing of a request is even read before it may come in.
        route.Finally(built =>
        {
            var inner = built.RequestDelegate!;
            built.RequestDelegate = http => gate.PassAsync(http, inner);
        });
        return route;
    }
}
