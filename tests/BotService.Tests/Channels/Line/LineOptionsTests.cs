using BotService.Channels.Line;
using BotService.Tests.Channels.Line.Webhook;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Line;

public sealed class LineOptionsTests
{
    private const string Token = "Line:Accounts:0:ChannelAccessToken", Secrets = "Line:Accounts:1:ChannelSecrets";

    [Fact]
    public void Settings_AreBound()
    {
        var options = Bind();
        Assert.Equal(["power", "water"], options.Accounts.Select(account => account.Name));
        Assert.Equal([null, "twc"], options.Accounts.Select(account => account.Organisation));
        Assert.Equal([WebhookHost.OldSecret, WebhookHost.NewSecret], options.Accounts[1].ChannelSecrets);
        Assert.False(options.Accounts[0].AllowPush);
    }

    [Fact]
    public void WithoutAccounts_NothingIsAsked() => Assert.Empty(Bind(new Dictionary<string, string?>()).Accounts);

    [Theory]
    [InlineData("Line:Accounts:0:Name", "Power", "Line:Accounts:0:Name must be 1…32 of a…z, 0…9 and hyphens; it is 'Power'.")]
    [InlineData("Line:Accounts:0:Name", "", "Line:Accounts:0:Name must be")]
    [InlineData("Line:Accounts:0:Name", "a\n", "Line:Accounts:0:Name must be")]
    [InlineData("Line:Accounts:0:Name", "a/b", "Line:Accounts:0:Name must be")]
    [InlineData("Line:Accounts:0:Name", "abcdefghijklmnopqrstuvwxyz0123456", "Line:Accounts:0:Name must be")]
    [InlineData("Line:Accounts:0:Name", "water", "the name 'water' stands 2 times")]
    [InlineData("Line:Accounts:0:ChannelSecrets:0", null, "Line:Accounts:0:ChannelSecrets must hold")]
    [InlineData("Line:Accounts:0:ChannelSecrets:0", " ", "Line:Accounts:0:ChannelSecrets must hold")]
    [InlineData("Line:Accounts:0:ChannelSecrets:0", "fifteen letters", "Line:Accounts:0:ChannelSecrets must have 16 characters or more")]
    [InlineData(Secrets + ":2", "third", "Line:Accounts:1:ChannelSecrets must hold the channel's secret, or two")]
    [InlineData(Token, null, "Line:Accounts:0:ChannelAccessToken must be")]
    [InlineData(Token, "two parts", "Line:Accounts:0:ChannelAccessToken must be")]
    [InlineData(Token, "a\r\nX-Evil: 1", "Line:Accounts:0:ChannelAccessToken must be")]
    [InlineData("Line:Accounts:1:Organisation", "gas", "Line:Accounts:1:Organisation 'gas' is none that the knowledge has: taipower, ")]
    [InlineData("Line:ApiBase", "http://api.line.me", "Line:ApiBase must be an https address; it is 'http://api.line.me'.")]
    [InlineData("Line:DataBase", "nowhere", "Line:DataBase must be an https address")]
    public void WrongSetting_RefusesTheStartAndSaysWhy(string setting, string? value, string reason)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Bind(With(setting, value)));
        Assert.Contains(fault.Failures, failure => failure.Contains(reason, StringComparison.Ordinal));
        Assert.DoesNotContain(
            fault.Failures,
            failure => failure.Contains(WebhookHost.Secret, StringComparison.Ordinal)
                || failure.Contains("X-Evil", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Line:ApiBase", "http://127.0.0.1:5099")]
    [InlineData("Line:Accounts:0:Name", "a-1")]
    [InlineData("Line:Accounts:0:ChannelSecrets:0", "0123456789abcdef0123456789abcdef")]
    public void UnusualButGoodSetting_IsTaken(string setting, string value) => Bind(With(setting, value));

    private static Dictionary<string, string?> With(string setting, string? value)
    {
        var settings = WebhookHost.Settings;
        settings[setting] = value;
        if (value is null) settings.Remove(setting);

        return settings;
    }

    private static LineOptions Bind(Dictionary<string, string?>? settings = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings ?? WebhookHost.Settings).Build();
        return new ServiceCollection().AddLine(configuration).AddSingleton(WebhookHost.Knowledge())
            .BuildServiceProvider().GetRequiredService<IOptions<LineOptions>>().Value;
    }
}
