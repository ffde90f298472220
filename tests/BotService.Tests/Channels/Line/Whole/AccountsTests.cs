using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>Two organisations' accounts in one service.</summary>
public sealed class AccountsTests
{
    private static readonly Dictionary<string, string?> Organisations = new()
    {
        ["Line:Accounts:0:Organisation"] = "taipower", ["Line:Accounts:1:Organisation"] = "twc"
    };

    [Fact]
    public async Task SameCitizen_AtBoth_HasTwoConversations()
    {
        await using var host = await LineHost.StartAsync(settings: Organisations, accounts: ["power", "water"]);
        var (power, water) =
            (host.Phone("citizen", host.Platform.Accounts[0]), host.Phone("citizen", host.Platform.Accounts[1]));
        var first = await power.SayAsync("我要辦電費過戶");
        var second = await water.SayAsync("我要辦過戶");
        Assert.All(first, a => Assert.Equal("power", a.Account));
        Assert.All(second, a => Assert.Equal("water", a.Account));

        await power.TapAsync("公司");
        var checklist = await power.TapAsync("代理人");
        Assert.Contains(checklist, a => a.Type == "flex");
        Assert.Single(
            await host.HistoryAsync(water.Id, host.Platform.Accounts[1]),
            a => a.Text("replyToId") is null && a.Type == "message");
        host.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task SignatureOfTheOther_IsRefused()
    {
        await using var host = await LineHost.StartAsync(settings: Organisations, accounts: ["power", "water"]);
        var (power, water) = (host.Platform.Accounts[0], host.Platform.Accounts[1]);
        var body = Deliveries.BodyOf(power, [host.Events.Text(LineEvents.User("citizen"), "電費過戶")]);
        Assert.Equal(
            401, await host.Deliveries.RawAsync(
                host.Deliveries.AddressOf(power), body, Deliveries.Sign(water.Secret, body)));
        Assert.Equal(
            200, await host.Deliveries.RawAsync(
                host.Deliveries.AddressOf(power), body, Deliveries.Sign(power.Secret, body)));
        await host.Platform.UntilAsync("the answer to the good one", () => host.Platform.Chats.All().Count > 0);
        Assert.All(host.Platform.Chats.All(), a => Assert.Equal("power", a.Account));
    }
}
