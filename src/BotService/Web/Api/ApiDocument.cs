using BotService.Releases;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BotService.Web.Api;

/// <summary>The OpenAPI document of the calls, written once for a release.</summary>
internal sealed class ApiDocument(
    [FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider, IReleases releases)
{
    public const string Name = "v1";

    // Two callers may write it at once; both write the same.
    private volatile Written? written;

    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        var release = releases.Current.Id;
        if (written is not { } known || known.Release != release)
            written = known = new Written(release, await WriteAsync());
        return ApiAnswer.Bytes(http, known.Json, release);
    }

    private async Task<byte[]> WriteAsync()
    {
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        using var into = new MemoryStream();
        await document.SerializeAsJsonAsync(into, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        return into.ToArray();
    }

    private sealed record Written(string Release, byte[] Json);
}
