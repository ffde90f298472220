using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BotService.Tests.Channels.Connector;

/// <summary>A bot's certificate with its key, as a PEM file that goes when it is disposed.</summary>
internal sealed class CertificateFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("botservice-certificate-");

    public string Path => System.IO.Path.Combine(folder.FullName, "bot.pem");

    public static CertificateFile Make()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest(
            "CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var file = new CertificateFile();
        File.WriteAllText(file.Path, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return file;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
