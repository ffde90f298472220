using System.Net;
using BotService.Channels.Connector;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels.Connector;

/// <summary>The channels with a fake issuer before them and a fake outside behind them.</summary>
internal static class ConnectorHost
{
    public static readonly (string, string)[] LocalTesting = [("Bot:AllowLocalWithoutAppId", "true")];

    public static (string, string)[] Registered(FakeIssuer issuer) =>
        [("Bot:AppId", FakeIssuer.AppId), ("Bot:AppPassword", "a-password"), ("Bot:OpenIdMetadata", issuer.Metadata)];

    public static Task<ChannelHost> StartAsync(FakeChannel outside, params (string, string)[] settings) =>
        StartAsync(outside, TimeProvider.System, settings);

    public static Task<ChannelHost> StartAsync(
        FakeChannel outside, TimeProvider time, params (string, string)[] settings) =>
        ChannelHost.StartAsync(
            time, services => services.AddKeyedSingleton<HttpMessageHandler>(typeof(ConnectorRoom), outside), settings);

    /// <summary>Nothing was heard, nothing opened, nothing sent.</summary>
    public static void AssertUntouched(ChannelHost host, FakeChannel outside)
    {
        Assert.Empty(host.Bot.Heard);
        Assert.Empty(host.Bot.Opened);
        Assert.Empty(outside.Requests);
        Assert.Empty(outside.Asked);
    }

    public static FakeChannel Outside() => new(HttpStatusCode.OK);
}
