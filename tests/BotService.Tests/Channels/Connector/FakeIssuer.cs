using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace BotService.Tests.Channels.Connector;

/// <summary>
/// Publishes OpenID metadata and keys as the Bot Framework does, and signs tokens with them. It is reached in this
/// process, at an https address of its own: the SDK keeps one reader for each address, and this one's are put there
/// beforehand. All else is the SDK as it is.
/// </summary>
internal sealed class FakeIssuer : HttpMessageHandler
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";

    private static int issuers;

    private readonly string address = $"https://issuer-{Interlocked.Increment(ref issuers)}.example";
    private readonly Dictionary<string, RSA> keys = [];

    public FakeIssuer()
    {
        Publish("key1");
        var http = new HttpClient(this, disposeHandler: false);
        var configuration = new OpenIdConnectConfigurationRetriever();
        Readers<OpenIdConnectConfiguration>("_openIdMetadataCache")[Metadata] = new(Metadata, configuration, http);
        var endorsements = new EndorsementsRetriever(http);
        Readers<IDictionary<string, HashSet<string>>>("_endorsementsCache")[Metadata] = new(
            Metadata, endorsements, endorsements);
    }

    public string Metadata => $"{address}/.well-known/openidconfiguration";

    /// <summary>Of the keys themselves.</summary>
    public int Fetches { get; private set; }

    public IReadOnlyList<string>? Endorsements { get; set; } = ["msteams"];

    public bool Down { get; set; }

    public void Publish(string id) => keys[id] = RSA.Create(2048);

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
            ["serviceurl"] = "https://smba.trafficmanager.net/tw/",
        };
        change?.Invoke(claims);
        var header = new JsonObject { ["alg"] = alg, ["typ"] = "JWT", ["kid"] = kid };
        var input = $"{Part(header)}.{Part(claims)}";
        var signature = alg switch
        {
            "none" => [],
            // The classic confusion: the public key used as a shared secret.
            "HS256" => HMACSHA256.HashData(keys[kid].ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(input)),
            _ => (with ?? keys[kid]).SignData(
                Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{input}.{Base64Url.EncodeToString(signature)}";
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asksKeys = request.RequestUri!.AbsolutePath == "/keys";
        Fetches += asksKeys ? 1 : 0;
        if (Down) throw new HttpRequestException("No route to host.");

        var json = asksKeys ? KeySet()
            : new JsonObject { ["issuer"] = "https://api.botframework.com", ["jwks_uri"] = $"{address}/keys" };
        return Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.OK) { Content = ChannelHost.Json(json.ToJsonString()) });
    }

    protected override void Dispose(bool disposing)
    {
        keys.Values.ToList().ForEach(key => key.Dispose());
        base.Dispose(disposing);
    }

    private static ConcurrentDictionary<string, ConfigurationManager<T>> Readers<T>(string field)
        where T : class
    {
        var readers =
            typeof(JwtTokenExtractor).GetField(field, BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        return (ConcurrentDictionary<string, ConfigurationManager<T>>)readers;
    }

    private JsonObject KeySet() => new()
    {
        ["keys"] = new JsonArray([.. keys.Select(key =>
        {
            var parameters = key.Value.ExportParameters(false);
            var json = new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = key.Key,
                ["n"] = Base64Url.EncodeToString(parameters.Modulus!),
                ["e"] = Base64Url.EncodeToString(parameters.Exponent!),
            };
            if (Endorsements is not null)
                json["endorsements"] = new JsonArray([.. Endorsements.Select(one => JsonValue.Create(one))]);

            return json;
        })]),
    };

    private static string Part(JsonObject json) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
