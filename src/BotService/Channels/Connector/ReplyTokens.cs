using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Connector;

/// <summary>The token that shows channels who replies: client credentials (RFC 6749, 4.4), kept until shortly before it ends.</summary>
internal sealed class ReplyTokens(HttpClient http, IOptions<ConnectorOptions> options, TimeProvider time) : IDisposable
{
    private const string Scope = "https://api.botframework.com/.default";

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim fetching = new(1);
    private (string Text, DateTimeOffset End)? token;

    /// <summary>Null when the bot has no password and so no way to prove itself.</summary>
    /// <exception cref="HttpRequestException">None could be had now.</exception>
    public async Task<string?> GetAsync(CancellationToken cancel)
    {
        if (options.Value.AppPassword.Length == 0)
        {
            return null;
        }

        await fetching.WaitAsync(cancel);
        try
        {
            if (token is not { } held || held.End - Margin <= time.GetUtcNow())
            {
                token = held = await FetchAsync(cancel);
            }

            return held.Text;
        }
        finally
        {
            fetching.Release();
        }
    }

    /// <summary>A channel refused it.</summary>
    public void Forget(string refused)
    {
        if (token?.Text == refused)
        {
            token = null;
        }
    }

    public void Dispose() => fetching.Dispose();

    private async Task<(string, DateTimeOffset)> FetchAsync(CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = options.Value.AppId,
            ["client_secret"] = options.Value.AppPassword,
            ["scope"] = Scope,
        });
        using var response = await http.PostAsync(options.Value.TokenEndpointOrDefault, form, cancel);
        response.EnsureSuccessStatusCode();
        try
        {
            return await response.Content.ReadFromJsonAsync<Issued>(cancel) is { Token.Length: > 0 } issued
                ? (issued.Token, time.GetUtcNow() + TimeSpan.FromSeconds(issued.ExpiresIn))
                : throw new HttpRequestException("The token endpoint issued no token.");
        }
        catch (JsonException e)
        {
            throw new HttpRequestException("The token endpoint answered something else than a token.", e);
        }
    }

    private sealed record Issued(
        [property: JsonPropertyName("access_token")] string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
