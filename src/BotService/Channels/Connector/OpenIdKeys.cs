using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotService.Bot.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Connector;

/// <param name="Endorsements">Channels the key may speak for; empty when it does not say.</param>
internal sealed record ChannelKey(RSA Key, IReadOnlyList<string> Endorsements);

/// <summary>The channels' published keys: fetched when first needed, again after a day, and when a token names one that is not known.</summary>
internal sealed partial class OpenIdKeys(HttpClient http, IOptions<ConnectorOptions> options, TimeProvider time, ILogger<OpenIdKeys> log) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    /// <summary>So that made-up key ids do not make us hammer the publisher.</summary>
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim fetching = new(1);
    private volatile Published? published;
    private DateTimeOffset lastFetch = DateTimeOffset.MinValue;

    /// <summary>Null when no such key is published.</summary>
    /// <exception cref="HttpRequestException">No keys could be had yet.</exception>
    public async Task<ChannelKey?> FindAsync(string id, CancellationToken cancel)
    {
        if (published is { } known && known.Keys.TryGetValue(id, out var key) && time.GetUtcNow() - known.At < Fresh)
        {
            return key;
        }

        await fetching.WaitAsync(cancel);
        try
        {
            var now = time.GetUtcNow();
            if (published is null || now - lastFetch >= BetweenFetches)
            {
                lastFetch = now;
                published = new Published(await FetchAsync(cancel), now);
            }
        }
        catch (HttpRequestException e) when (published is not null)
        {
            FetchFailed(log, options.Value.OpenIdMetadata, e); // The last good keys go on.
        }
        finally
        {
            fetching.Release();
        }

        return published!.Keys.GetValueOrDefault(id);
    }

    public void Dispose()
    {
        fetching.Dispose();
        foreach (var key in published?.Keys.Values ?? [])
        {
            key.Key.Dispose();
        }
    }

    private async Task<IReadOnlyDictionary<string, ChannelKey>> FetchAsync(CancellationToken cancel)
    {
        try
        {
            return await ReadAsync(cancel);
        }
        catch (Exception e) when (e is JsonException or FormatException or CryptographicException
            || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new HttpRequestException("The published keys cannot be read.", e);
        }
    }

    private async Task<IReadOnlyDictionary<string, ChannelKey>> ReadAsync(CancellationToken cancel)
    {
        var metadata = await http.GetFromJsonAsync<Metadata>(options.Value.OpenIdMetadata, cancel);
        if (metadata?.KeysAt is not { } address || !ServiceUrls.IsSafe(address, loopback: true))
        {
            throw new JsonException("The metadata name no address of keys.");
        }

        var keys = new Dictionary<string, ChannelKey>(StringComparer.Ordinal);
        foreach (var key in (await http.GetFromJsonAsync<KeySet>(address, cancel))?.Keys ?? [])
        {
            if (key is { Type: "RSA", Id: { } id, Modulus: { } modulus, Exponent: { } exponent })
            {
                keys[id] = new ChannelKey(
                    RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars(modulus), Exponent = Base64Url.DecodeFromChars(exponent) }),
                    key.Endorsements ?? []);
            }
        }

        return keys;
    }

    private sealed record Published(IReadOnlyDictionary<string, ChannelKey> Keys, DateTimeOffset At);

    private sealed record Metadata([property: JsonPropertyName("jwks_uri")] string? KeysAt);

    private sealed record KeySet([property: JsonPropertyName("keys")] IReadOnlyList<KeyJson>? Keys);

    private sealed record KeyJson(
        [property: JsonPropertyName("kty")] string? Type,
        [property: JsonPropertyName("kid")] string? Id,
        [property: JsonPropertyName("n")] string? Modulus,
        [property: JsonPropertyName("e")] string? Exponent,
        [property: JsonPropertyName("endorsements")] IReadOnlyList<string>? Endorsements);

    [LoggerMessage(1501, LogLevel.Warning, "The keys of {Metadata} could not be fetched; the former ones are used")]
    private static partial void FetchFailed(ILogger log, string metadata, Exception fault);
}
