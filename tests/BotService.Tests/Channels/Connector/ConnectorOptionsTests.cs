using BotService.Channels.Connector;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Connector;

public sealed class ConnectorOptionsTests
{
    [Theory]
    [InlineData("Bot:OpenIdMetadata", "http://login.example/keys")]
    [InlineData("Bot:OpenIdMetadata", "http://127.0.0.1:9000/keys")]
    [InlineData("Bot:AppPassword", "password without id")]
    [InlineData("Bot:AppId", "id without password")]
    [InlineData("Bot:AppType", "Federated")]
    [InlineData("Bot:CertificateFile", "bot.pem")]
    [InlineData("Bot:ExpectRepliesSeconds", "0")]
    [InlineData("Bot:ServiceUrls:0", "10.0.0.5")]
    [InlineData("Bot:ServiceUrls:0", "localhost")]
    [InlineData("Bot:ServiceUrls:0", "*")]
    [InlineData("Bot:ServiceUrls:0", "*.com/path")]
    [InlineData("Bot:ServiceUrls:0", "https://smba.trafficmanager.net")]
    [InlineData("DirectLine:TokenMinutes", "0")]
    [InlineData("DirectLine:TokenKey", "short")]
    [InlineData("RateLimits:PerTokenPerSecond", "1")]
    [InlineData("Proxies:Trusted:0", "proxy.local")]
    public async Task BadSetting_IsRefusedAtStart(string name, string value)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ChannelHost.StartAsync((name, value)));
        Assert.Contains(name.Split(':')[0], refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<ConnectorOptions, string?> Registrations() => new()
    {
        { new() { AppId = "a", AppPassword = "p" }, null },
        { new() { AppId = "a", AppPassword = "p", AppType = "multitenant" }, null },
        { new() { AppId = "a", AppPassword = "p", TenantId = "t" }, null },
        { new() { AppId = "a", AppPassword = "p", AppType = "SingleTenant" }, "Bot:TenantId" },
        { new() { AppId = "a", TenantId = "t", AppType = "SingleTenant" }, "Bot:AppPassword" },
        { new() { AppId = "a", TenantId = "t", AppType = "UserAssignedMsi" }, null },
        { new() { AppId = "a", AppType = "UserAssignedMsi" }, "Bot:TenantId" },
        { new() { AppId = "a", TenantId = "t", AppPassword = "p", AppType = "UserAssignedMsi" }, "Bot:AppPassword" },
        { new() { AppId = "a", AppType = "Certificate" }, "Bot:CertificateFile" },
        { new() { AppId = "a", AppType = "Certificate", CertificateFile = "/none/such.pem" }, "Bot:CertificateFile" },
        { new() { AppId = "a", AppPassword = "p", CertificateFile = "/none/such.pem" }, "Bot:CertificateFile" },
    };

    [Theory]
    [MemberData(nameof(Registrations))]
    public void Registration_NeedsWhatItsTypeNeeds(ConnectorOptions options, string? fault)
    {
        var result = new ConnectorOptionsCheck().Validate(null, options);
        Assert.Equal(fault is null, result.Succeeded);
        Assert.Contains(fault ?? "", result.FailureMessage ?? "", StringComparison.Ordinal);
        if (fault is null)
            Assert.NotNull(BotCredentials.Authentication(options, new ConnectorClients(ConnectorHost.Outside())));
    }

    [Fact]
    public void Registration_WithCertificate_IsGood()
    {
        using var file = CertificateFile.Make();
        var options = new ConnectorOptions { AppId = "a", AppType = "Certificate", CertificateFile = file.Path };
        Assert.True(new ConnectorOptionsCheck().Validate(null, options).Succeeded);
    }
}
