using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Channels.Connector;

/// <summary>Publishes OpenID metadata and keys as the Bot Framework does, and signs tokens with them.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";

    private readonly WebApplication app;
    private readonly Dictionary<string, RSA> keys = [];

    private FakeIssuer(WebApplication app) => this.app = app;

    public string Metadata => $"{app.Urls.Single()}/.well-known/openidconfiguration";

    public string TokenEndpoint => $"{app.Urls.Single()}/token";

    public int Fetches { get; private set; }

    public int TokensIssued { get; private set; }

    public IReadOnlyList<string>? Endorsements { get; set; }

    public bool Down { get; set; }

    /// <summary>The forms clients asked for tokens with.</summary>
    public List<string> Asked { get; } = [];

    public static async Task<FakeIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new FakeIssuer(builder.Build());
        issuer.Publish("key1");
        issuer.app.MapGet("/.well-known/openidconfiguration", () =>
        {
            issuer.Fetches++;
            return issuer.Down
                ? Results.StatusCode(503)
                : Results.Json(new { issuer = "https://api.botframework.com", jwks_uri = $"{issuer.app.Urls.Single()}/keys" });
        });
        issuer.app.MapGet("/keys", () => Results.Text(issuer.KeySet().ToJsonString(), "application/json"));
        issuer.app.MapPost("/token", async (HttpRequest request) =>
        {
            issuer.Asked.Add(await new StreamReader(request.Body).ReadToEndAsync());
            return Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = $"reply-token-{++issuer.TokensIssued}" });
        });
        await issuer.app.StartAsync();
        return issuer;
    }

    public void Publish(string id) => keys[id] = RSA.Create(2048);

    public void Withdraw(string id) => keys.Remove(id);

    /// <summary>A token that passes, with changes.</summary>
    public string Sign(Action<JsonObject>? change = null, string kid = "key1", string alg = "RS256", RSA? with = null)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var claims = new JsonObject
        {
            ["iss"] = "https://api.botframework.com",
            ["aud"] = AppId,
            ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(60).ToUnixTimeSeconds(),
            ["serviceurl"] = "https://smba.example/tw/",
        };
        change?.Invoke(claims);
        var header = new JsonObject { ["alg"] = alg, ["typ"] = "JWT", ["kid"] = kid };
        var input = $"{Part(header)}.{Part(claims)}";
        var signature = alg switch
        {
            "none" => [],
            // The classic confusion: the public key used as a shared secret.
            "HS256" => HMACSHA256.HashData(keys[kid].ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(input)),
            _ => (with ?? keys[kid]).SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{input}.{Base64Url.EncodeToString(signature)}";
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        keys.Values.ToList().ForEach(key => key.Dispose());
    }

    private JsonObject KeySet() => new()
    {
        ["keys"] = new JsonArray([.. keys.Select(key =>
        {
            var parameters = key.Value.ExportParameters(false);
            return new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = key.Key,
                ["n"] = Base64Url.EncodeToString(parameters.Modulus!),
                ["e"] = Base64Url.EncodeToString(parameters.Exponent!),
                ["endorsements"] = Endorsements is null ? null : new JsonArray([.. Endorsements.Select(one => JsonValue.Create(one))]),
            };
        })]),
    };

    private static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
