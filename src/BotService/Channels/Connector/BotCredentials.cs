using System.Security.Cryptography.X509Certificates;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace BotService.Channels.Connector;

/// <summary>The SDK's authentication, made of our settings.</summary>
internal static class BotCredentials
{
    /// <summary>All addresses are named: with only some of them the SDK fails at the first valid call.</summary>
    public static BotFrameworkAuthentication Authentication(ConnectorOptions options, IHttpClientFactory clients) =>
        BotFrameworkAuthenticationFactory.Create(
            channelService: "",
            validateAuthority: true,
            AuthenticationConstants.ToChannelFromBotLoginUrlTemplate,
            AuthenticationConstants.ToChannelFromBotOAuthScope,
            AuthenticationConstants.ToBotFromChannelTokenIssuer,
            AuthenticationConstants.OAuthUrl,
            options.OpenIdMetadata,
            AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
            CallerIdConstants.PublicAzureChannel,
            Credentials(options, clients.CreateClient("")),
            new AuthenticationConfiguration(),
            clients,
            logger: null); // It would log what citizens and channels are called.

    public static X509Certificate2 Certificate(ConnectorOptions options) =>
        options.CertificateFile.EndsWith(".pem", StringComparison.OrdinalIgnoreCase)
            ? options.CertificatePassword.Length > 0
                ? X509Certificate2.CreateFromEncryptedPemFile(options.CertificateFile, options.CertificatePassword)
                : X509Certificate2.CreateFromPemFile(options.CertificateFile)
            : X509CertificateLoader.LoadPkcs12FromFile(options.CertificateFile, options.CertificatePassword);

    private static ServiceClientCredentialsFactory Credentials(ConnectorOptions options, HttpClient http) =>
        AppTypes.Same(options.AppTypeOrDefault, AppTypes.Certificate)
            ? new CertificateServiceClientCredentialsFactory(
                Certificate(options), options.AppId, options.TenantId, http)
            : new ConfigurationServiceClientCredentialFactory(
                new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
                {
                    [MicrosoftAppCredentials.MicrosoftAppTypeKey] = options.AppTypeOrDefault,
                    [MicrosoftAppCredentials.MicrosoftAppIdKey] = options.AppId,
                    [MicrosoftAppCredentials.MicrosoftAppPasswordKey] = options.AppPassword,
                    [MicrosoftAppCredentials.MicrosoftAppTenantIdKey] = options.TenantId,
                }).Build(),
                http);
}
