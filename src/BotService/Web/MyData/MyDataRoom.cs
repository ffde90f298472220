using BotService.Web.Layout;

namespace BotService.Web.MyData;

/// <summary><c>/privacy/{number}</c>: what is held of somebody's own conversation.</summary>
public static class MyDataRoom
{
    /// <summary>
    /// Needs <see cref="BotService.Privacy.PrivacyRoom"/> and <see cref="BotService.Retention.RetentionRoom"/>.
    /// </summary>
    public static IServiceCollection AddMyData(this IServiceCollection services) => services.AddLayout().AddScoped<MyDataCall>();

    public static void MapMyData(this IEndpointRouteBuilder app)
    {
        app.MapPage("/privacy/{number}", (Visit visit, string number, HttpContext http, MyDataCall call) =>
            call.ShowAsync(visit, number, http), PagePolicy.Secret);
        app.MapPost("/privacy/{number}/ask", (Visit visit, string number, HttpContext http, MyDataCall call) =>
            call.AskAsync(visit, number, http)).WithPolicy(PagePolicy.Secret);
        app.MapPost("/privacy/{number}/export", (Visit visit, string number, HttpContext http, MyDataCall call) =>
            call.ExportAsync(visit, number, http)).WithPolicy(PagePolicy.Secret);
        app.MapPost("/privacy/{number}/delete", (Visit visit, string number, HttpContext http, MyDataCall call) =>
            call.DeleteAsync(visit, number, http)).WithPolicy(PagePolicy.Secret);
    }
}
