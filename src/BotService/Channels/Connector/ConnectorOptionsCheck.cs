using System.Security.Cryptography;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Connector;

internal sealed class ConnectorOptionsCheck : IValidateOptions<ConnectorOptions>
{
    public ValidateOptionsResult Validate(string? name, ConnectorOptions options)
    {
        var faults = new List<string>();
        Must(
            ServiceUrls.IsSafe(options.OpenIdMetadata, loopback: false),
            $"Bot:OpenIdMetadata must be an https address; it is '{options.OpenIdMetadata}'.");
        Must(options.ExpectRepliesSeconds is >= 1 and <= 60, "Bot:ExpectRepliesSeconds must be 1…60.");
        foreach (var host in options.ServiceUrls.Where(host => !ServiceUrlList.IsHost(host)))
        {
            faults.Add($"Bot:ServiceUrls must be host names such as smba.trafficmanager.net or *.botframework.com; one is '{host}'.");
        }

        if (!AppTypes.All.Any(type => Is(options, type)))
        {
            faults.Add($"Bot:AppType must be one of {string.Join(", ", AppTypes.All)}; it is '{options.AppType}'.");
        }
        else if (options.AppId.Length == 0)
        {
            Must(options.AppPassword.Length == 0, "Bot:AppPassword needs Bot:AppId.");
            Must(options.CertificateFile.Length == 0, "Bot:CertificateFile needs Bot:AppId.");
        }
        else
        {
            faults.AddRange(Registration(options));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Must(bool good, string otherwise)
        {
            if (!good) faults.Add(otherwise);
        }
    }

    private static IEnumerable<string> Registration(ConnectorOptions options)
    {
        var password = Is(options, AppTypes.MultiTenant) || Is(options, AppTypes.SingleTenant);
        if (password != options.AppPassword.Length > 0)
        {
            yield return $"Bot:AppPassword must {(password ? "" : "not ")}be set for the app type {options.AppTypeOrDefault}.";
        }

        if ((Is(options, AppTypes.SingleTenant) || Is(options, AppTypes.UserAssignedMsi))
            && options.TenantId.Length == 0)
        {
            yield return $"Bot:TenantId must be set for the app type {options.AppTypeOrDefault}.";
        }

        if (Is(options, AppTypes.Certificate) != options.CertificateFile.Length > 0)
        {
            yield return "Bot:CertificateFile and the app type Certificate need each other.";
        }
        else if (Is(options, AppTypes.Certificate) && Unreadable(options) is { } fault)
        {
            yield return $"Bot:CertificateFile holds no certificate with a private key that can be read: {fault}";
        }
    }

    private static string? Unreadable(ConnectorOptions options)
    {
        try
        {
            using var certificate = BotCredentials.Certificate(options);
            return certificate.HasPrivateKey ? null : "no private key.";
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private static bool Is(ConnectorOptions options, string type) => AppTypes.Same(options.AppTypeOrDefault, type);
}
