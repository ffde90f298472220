using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BotService.Channels.Api;

/// <summary>The OpenAPI document of the calls, written once.</summary>
internal sealed class ApiDocument(
    [FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider, Engine.Library.ILibrary library)
{
    public const string Name = "v1";

    // Two callers may write it at once; both write the same.
    private volatile byte[]? written;

    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        written ??= await WriteAsync();
        return ApiAnswer.Bytes(http, written, library.Release);
    }

    private async Task<byte[]> WriteAsync()
    {
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        using var into = new MemoryStream();
        await document.SerializeAsJsonAsync(into, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        return into.ToArray();
    }
}
