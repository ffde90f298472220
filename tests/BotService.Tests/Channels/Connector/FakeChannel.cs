using System.Net;
using System.Text.Json;

namespace BotService.Tests.Channels.Connector;

/// <summary>
/// Whatever the service sends to the outside ends here: a channel's connector, and Microsoft's sign-in.
/// </summary>
internal sealed class FakeChannel(HttpStatusCode status) : HttpMessageHandler
{
    private const string SignIn = "login.microsoftonline.com";

    public HttpStatusCode Status { get; set; } = status;

    public TimeSpan? RetryAfter { get; init; }

    public string Says { get; init; } = """{"id":"1"}""";

    /// <summary>To the connector.</summary>
    public List<(string Address, string Body, string? Bearer)> Requests { get; } = [];

    /// <summary>The forms that tokens were asked for with, after the path.</summary>
    public List<string> Asked { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (request.RequestUri!.Host == SignIn)
        {
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = ChannelHost.Json(SignInAnswer(request.RequestUri, body))
            };
        }

        Requests.Add((request.RequestUri.AbsoluteUri, body, request.Headers.Authorization?.Parameter));
        var response = new HttpResponseMessage(Status) { Content = ChannelHost.Json(Says) };
        response.Headers.RetryAfter = RetryAfter is { } after ? new(after) : null;
        return response;
    }

    private string SignInAnswer(Uri uri, string body)
    {
        if (uri.AbsolutePath.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal))
        {
            Asked.Add($"{uri.AbsolutePath} {body}");
            var token = $"reply-token-{Asked.Count}";
            return JsonSerializer.Serialize(
                new { token_type = "Bearer", expires_in = 3600, ext_expires_in = 3600, access_token = token });
        }

        return JsonSerializer.Serialize(new
        {
            tenant_discovery_endpoint = $"https://{SignIn}/common/v2.0/.well-known/openid-configuration",
            metadata = new[]
            {
                new { preferred_network = SignIn, preferred_cache = SignIn, aliases = new[] { SignIn } }
            },
        });
    }
}
