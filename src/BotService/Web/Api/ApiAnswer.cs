using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace BotService.Web.Api;

/// <summary>Answers calls: data with a tag that changes when it does, and refusals with their reason.</summary>
internal static class ApiAnswer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Any page may read what is public anyway.</summary>
    public static void Open(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Retry-After";
        headers.XContentTypeOptions = "nosniff";
    }

    public static IResult Preflight(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = "GET, OPTIONS";
        headers.AccessControlAllowHeaders = "if-none-match, content-type";
        headers.AccessControlMaxAge = "86400";
        return Results.NoContent();
    }

    /// <summary>The data; nothing but the confirmation when the caller has it already.</summary>
    /// <param name="release">The knowledge it was made from.</param>
    /// <param name="isPublic">Whether others may be given the same answer; what somebody searched for is
    /// nobody else's business.</param>
    public static IResult Data<T>(HttpContext http, T data, string release, bool isPublic = true) =>
        Bytes(http, JsonSerializer.SerializeToUtf8Bytes(data, Json), release, isPublic);

    /// <remarks>
    /// Answers depend on the day as well, so the tag is made of what is answered, and the release is there to be read.
    /// </remarks>
    public static IResult Bytes(HttpContext http, byte[] json, string release, bool isPublic = true)
    {
        var tag = $"\"{release}-{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 8))}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = isPublic ? "public, max-age=60, must-revalidate" : "private, no-cache";
        return http.Request.Headers.IfNoneMatch.ToString().Split(',')
            .Any(known => known.Trim() is "*" || known.Trim().Replace("W/", "", StringComparison.Ordinal) == tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(json, "application/json; charset=utf-8");
    }

    /// <param name="errors">By parameter the reasons.</param>
    public static IResult BadRequest(IDictionary<string, string[]> errors) =>
        Results.ValidationProblem(
            errors, title: "Some parameters cannot be used.",
            detail: string.Join(' ', errors.Values.SelectMany(e => e)));

    public static IResult NotFound(string what, string id) =>
        Results.Problem(
            $"There is no {what} with the id '{Short(id)}'.", title: $"Unknown {what}.",
            statusCode: StatusCodes.Status404NotFound);

    /// <summary>What no call answers.</summary>
    public static IResult Nothing(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
            return Results.Problem(
                $"There is no such resource; {ApiRoom.Root}/openapi.json names all.", title: "Not found.",
                statusCode: StatusCodes.Status404NotFound);
        http.Response.Headers.Allow = "GET, OPTIONS";
        return Results.Problem(
            "The data is only read: use GET.", title: "Method not allowed.",
            statusCode: StatusCodes.Status405MethodNotAllowed);
    }

    /// <summary>As much of a stranger's text as is repeated, on one line.</summary>
    public static string Short(string text) =>
        new([.. text.Take(60).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)]);
}
