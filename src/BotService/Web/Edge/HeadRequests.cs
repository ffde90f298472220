namespace BotService.Web.Edge;

/// <summary>
/// HEAD finds whatever GET finds, without every route having to say so; the server leaves the content out. Routes that
/// answer both see which of the two was asked.
/// </summary>
internal static class HeadRequests
{
    /// <summary>Comes before everything that depends on the route.</summary>
    public static void Use(WebApplication app)
    {
        var asked = new object();
        app.Use(next => http =>
        {
            if (!HttpMethods.IsHead(http.Request.Method)) return next(http);
            http.Items[asked] = true;
            http.Request.Method = HttpMethods.Get;
            return next(http);
        });
        app.UseRouting();
        app.Use(next => http =>
        {
            if (http.Items.Remove(asked)) http.Request.Method = HttpMethods.Head;
            return next(http);
        });
    }
}
