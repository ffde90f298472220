using System.Globalization;
using System.Threading.RateLimiting;
using BotService.Protocol;
using Microsoft.AspNetCore.RateLimiting;

namespace BotService.Web.Edge;

/// <summary>What a caller over the limit is told.</summary>
internal static class Refusal
{
    public static async ValueTask TellAsync(OnRejectedContext context, CancellationToken cancel)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? after : TimeSpan.FromSeconds(1);
        Cors.Allow(http);
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
            .ToString(CultureInfo.InvariantCulture);
        if (IsPoll(http.Request))
        {
            // The stock client ends polling for good on 429. "Nothing new" with its own watermark
            // costs as little and loses nothing.
            http.Response.StatusCode = StatusCodes.Status200OK;
            await Results.Json(new { activities = Array.Empty<object>(), watermark = Known(http.Request.Query["watermark"]) }).ExecuteAsync(http);
            return;
        }

        if (http.Request.Path.StartsWithSegments("/api/v1"))
        {
            await Results.Problem("Too many requests from your address; retry later.", title: "Too many requests.",
                statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(http);
            return;
        }

        await ProtocolError.TooManyRequests.ExecuteAsync(http);
    }

    private static bool IsPoll(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/v3/directline/conversations")
        && request.Path.Value!.EndsWith("/activities", StringComparison.OrdinalIgnoreCase);

    private static string Known(string? watermark) =>
        watermark is { Length: > 0 and <= 20 } && watermark.All(char.IsAsciiDigit) ? watermark : "0";
}
