using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotService.Protocol;

/// <summary>
/// What a stranger sent, as a JSON object. Exactly one of the two is set, or neither when the body is empty.
/// </summary>
/// <remarks>
/// Refuses what is too long, not UTF-8, nested deeper than 64 or names a property twice. Escaped halves of surrogate
/// pairs (an emoji cut by an input field) and escaped NULs are replaced by U+FFFD: refusing the citizen's sentence for
/// them would help nobody, and as they are no store or reader takes them.
/// </remarks>
internal readonly record struct JsonBody(JsonObject? Json, ProtocolError? Error)
{
    private const int MaxDepth = 64;

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = MaxDepth, AllowDuplicateProperties = false
    };

    /// <param name="maxBytes">Most bytes the body may have.</param>
    public static async Task<JsonBody> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancel)
    {
        var raw = await RawBody.ReadAsync(request, maxBytes, cancel);
        return raw.Fault switch
        {
            RawBody.Faults.None => Parse(raw.Bytes.Span),
            RawBody.Faults.TooBig => new(null, ProtocolError.TooBig(maxBytes)),
            RawBody.Faults.Busy => new(null, ProtocolError.Busy),
            _ => new(null, ProtocolError.BadSyntax("The body could not be read.")),
        };
    }

    /// <param name="utf8">No longer than its reader let it be.</param>
    public static JsonBody Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];

        try
        {
            var text = StrictUtf8.GetString(utf8);
            if (string.IsNullOrWhiteSpace(text)) return default;

            return JsonNode.Parse(JsonEscapes.Mend(text), documentOptions: Strict) switch
            {
                JsonObject json => new(json, null),
                null => default,
                _ => new(null, ProtocolError.BadSyntax("The body must be a JSON object.")),
            };
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            return new(null,
                ProtocolError.BadSyntax(
                    e is JsonException ? "The body is not well-formed JSON." : "The body is not UTF-8."));
        }
    }

    /// <summary>The property, whatever the case of its name; the exact name wins.</summary>
    public static JsonNode? Find(JsonObject json, string name) =>
        json.TryGetPropertyValue(name, out var exact)
            ? exact
            : json.FirstOrDefault(property => string.Equals(property.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
