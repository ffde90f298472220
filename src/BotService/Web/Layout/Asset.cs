using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace BotService.Web.Layout;

/// <summary>
/// A file that pages load, carried in the assembly, with a fingerprint for its address. The compressed forms are
/// made when they are first asked for.
/// </summary>
public sealed class Asset(byte[] content, string type)
{
    private readonly Lazy<byte[]> brotli = new(() => Compress(
        content, into => new BrotliStream(into, CompressionLevel.SmallestSize, leaveOpen: true)));

    private readonly Lazy<byte[]> gzip = new(() => Compress(
        content, into => new GZipStream(into, CompressionLevel.SmallestSize, leaveOpen: true)));

    /// <summary>Changes with the content, so that what is fetched under it may be kept for ever.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(content))[..16];

    /// <summary>
    /// It also runs as a worker, which may ask us: browsers hold a worker to its file's policy, not to the page's.
    /// </summary>
    public bool IsWorker { get; init; }

    /// <param name="resource">Name in the assembly, such as <c>webchat/page.css</c>.</param>
    public static byte[] Read(string resource)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The build left out {resource}.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>Several files as one text, in this order.</summary>
    public static string ReadText(params ReadOnlySpan<string> resources)
    {
        var text = new StringBuilder();
        foreach (var resource in resources) text.Append(Encoding.UTF8.GetString(Read(resource)));
        return text.ToString();
    }

    /// <param name="fingerprint">The one the caller's address holds.</param>
    public IResult Answer(HttpContext http, string? fingerprint)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = fingerprint == Fingerprint ? "public, max-age=31536000, immutable" : "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "Accept-Encoding";
        if (IsWorker) headers.ContentSecurityPolicy = "default-src 'none'; connect-src 'self'";
        var (coding, bytes) = Takes(http, "br") ? ("br", brotli.Value) : Takes(http, "gzip") ? ("gzip", gzip.Value) : (null, content);
        if (coding is not null) headers.ContentEncoding = coding;
        return Results.Bytes(bytes, type);
    }

    /// <summary>Whether the caller takes the coding; one with weight 0 is refused by name.</summary>
    private static bool Takes(HttpContext http, string coding) =>
        http.Request.GetTypedHeaders().AcceptEncoding.Any(
            taken => taken.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && taken.Quality is not 0);

    private static byte[] Compress(byte[] content, Func<Stream, Stream> into)
    {
        using var result = new MemoryStream();
        using (var stream = into(result)) stream.Write(content);
        return result.ToArray();
    }
}
