using System.Security.Cryptography;
using System.Text;
using BotService.Bot;
using BotService.Bot.Rendering;
using BotService.Bot.Rendering.Odt;
using Microsoft.Extensions.Options;

namespace BotService.Web.Paper;

public static class PaperEndpoints
{
    public static IServiceCollection AddPaper(this IServiceCollection services) =>
        services.AddScoped<SheetPage>();

    /// <summary>
    /// <c>/c/{receipt}</c>: the sheet given under this number as a page to print; <c>/c/{receipt}.odt</c>: the same as
    /// a text document. Who knows the number may read it, so nothing may store, list or leak the address.
    /// </summary>
    public static void MapPaper(this IEndpointRouteBuilder app)
    {
        app.MapGet("/c/{receipt}.odt",
            async (string receipt, HttpContext http, IReceipts receipts, SheetPage page, SheetDocument document,
            IOptions<SiteOptions> site) =>
        {
            Guard(http.Response);
            if (await FindAsync(receipts, receipt, http.RequestAborted) is not { } found) return NotFound(http, page);
            var address = site.Value.Address($"/c/{found.Id}", Origin(http));
            return Results.File(
                document.Write(found.Sheet, found.Id, found.At, address), SheetDocument.MediaType, $"{found.Id}.odt");
        });
        app.MapGet("/c/{receipt}",
            async (string receipt, HttpContext http, IReceipts receipts, SheetPage page, IOptions<SiteOptions> site) =>
        {
            Guard(http.Response);
            if (await FindAsync(receipts, receipt, http.RequestAborted) is not { } found) return NotFound(http, page);
            var root = http.Request.PathBase.Value ?? "";
            var html = page.Render(found, AllowStyle(http.Response), site.Value.Address($"/c/{found.Id}", Origin(http)),
                $"{root}/c/{found.Id}.odt", root);
            return Results.Text(html, "text/html", Encoding.UTF8);
        });
    }

    private static async Task<Receipt?> FindAsync(IReceipts receipts, string id, CancellationToken cancel) =>
        id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? await receipts.FindAsync(id, cancel) : null;

    private static IResult NotFound(HttpContext http, SheetPage page) => Results.Text(
        page.Missing(AllowStyle(http.Response), $"{http.Request.PathBase}/"), "text/html", Encoding.UTF8,
        StatusCodes.Status404NotFound);

    private static string Origin(HttpContext http) =>
        $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";

    private static void Guard(HttpResponse response)
    {
        response.Headers.CacheControl = "private, no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>Nothing may load or run but one style element with the nonce returned.</summary>
    private static string AllowStyle(HttpResponse response)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return nonce;
    }
}
