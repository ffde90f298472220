using BotService.Staff;
using BotService.Web.Layout;
using Microsoft.AspNetCore.Routing.Patterns;

namespace BotService.Web.Staff.Kit;

/// <summary>How pages and actions for staff are mapped: each names the right that it needs.</summary>
internal static class StaffRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head], Changing = [HttpMethods.Post];

    /// <summary>A page that somebody who is signed in may open.</summary>
    /// <param name="right">Null: whoever is signed in.</param>
    public static IEndpointConventionBuilder MapStaffPage(
        this IEndpointRouteBuilder app, string pattern, Right? right, Delegate handler, PagePolicy? policy = null) =>
        app.Map(pattern, Reading, new StaffGate(right, Needs.Person), handler, policy);

    /// <summary>A form that changes something.</summary>
    public static IEndpointConventionBuilder MapStaffAction(
        this IEndpointRouteBuilder app, string pattern, Right? right, Delegate handler, PagePolicy? policy = null) =>
        app.Map(pattern, Changing, new StaffGate(right, Needs.Person | Needs.Token), handler, policy);

    /// <summary>A page of the entrance, for whoever comes.</summary>
    public static IEndpointConventionBuilder MapEntrance(
        this IEndpointRouteBuilder app, string pattern, Delegate handler, PagePolicy? policy = null) =>
        app.Map(pattern, Reading, new StaffGate(null, Needs.Nothing), handler, policy);

    /// <summary>A form of the entrance.</summary>
    public static IEndpointConventionBuilder MapEntranceAction(this IEndpointRouteBuilder app, string pattern, Delegate handler) =>
        app.Map(pattern, Changing, new StaffGate(null, Needs.Token), handler);

    private static IEndpointConventionBuilder Map(
        this IEndpointRouteBuilder app, string pattern, string[] methods, StaffGate gate, Delegate handler, PagePolicy? policy = null)
    {
        // How the handler is called is worked out when it is first called: done for all of them it would hold up the first answer
        // after a start, a citizen's, by half a second.
        var called = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, new RequestDelegateFactoryOptions
        {
            ServiceProvider = app.ServiceProvider,
            RouteParameterNames = RoutePatternFactory.Parse(pattern).Parameters.Select(p => p.Name),
        }).RequestDelegate);
        // The gate is around the whole of it, so that nothing of a request is even read before it may come in.
        return app.MapMethods(pattern, methods, (RequestDelegate)(http => gate.PassAsync(http, inner => called.Value(inner))))
            .WithMetadata(gate, policy ?? PagePolicy.Secret).DisableAntiforgery();
    }
}
