using System.Text;
using System.Text.RegularExpressions;
using BotService.Conversations;
using BotService.Tests.Conversations;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>A conversation begun on the web goes on in LINE, and back.</summary>
public sealed partial class GoingOnTests
{
    [Fact]
    public async Task WebConversation_GoesOnInLineAndBack()
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        await AskAsync(host, "web-one", "電費過戶要帶什麼");
        var number = NumberIn(await AskAsync(host, "web-one", "用LINE繼續"));

        await phone.SayAsync(number);
        var answer = await phone.TapAsync("公司");
        answer = await phone.TapAsync("代理人");
        Assert.Contains(answer, a => a.Type == "flex");

        var back = string.Join('\n', (await phone.SayAsync("在網頁繼續")).Select(a => a.Words));
        Assert.Contains("https://ask.example/continue/", back, StringComparison.Ordinal);
        Assert.Contains("電費過戶", await AskAsync(host, "web-two", NumberIn(back)), StringComparison.Ordinal);
        host.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task ListFromTheWeb_GoesOnAtItsOrganisationAndIsReferredAtAnother()
    {
        var organisations = new Dictionary<string, string?>
        {
            ["Line:Accounts:0:Organisation"] = "taipower", ["Line:Accounts:1:Organisation"] = "cpc"
        };
        await using var host = await LineHost.StartAsync(settings: organisations, accounts: ["power", "fuel"]);
        await AskAsync(host, "web", "中油捷利卡怎麼辦");
        var number = NumberIn(await AskAsync(host, "web", "用LINE繼續"));

        var (power, fuel) =
            (host.Phone("citizen", host.Platform.Accounts[0]), host.Phone("citizen", host.Platform.Accounts[1]));
        var referred = string.Join('\n', (await power.SayAsync(number)).Select(a => a.Words));
        Assert.Contains("1912", referred, StringComparison.Ordinal);
        Assert.Contains("https://ask.example/entries/cpc.member-card", referred, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "1912）", string.Join('\n', (await fuel.SayAsync(number)).Select(a => a.Words).Take(1)),
            StringComparison.Ordinal);
        host.Platform.AssertNoFaults();
    }

    private static async Task<string> AskAsync(LineHost host, string conversation, string text)
    {
        await host.Bot.OpenAsync(
            new NewConversation(conversation, "webchat", "visitor", "zh-TW", null, null, Greet: false), default);
        var accepted = await host.Bot.ReceiveAsync(conversation, BotHost.Message(text), default);
        var replies = await host.Bot.RepliesToAsync(conversation, accepted, BotHost.Soon());
        return new StringBuilder().AppendJoin('\n', replies.Select(r => r.Said)).Replace("\\", "").ToString();
    }

    private static string NumberIn(string text) => Number().Match(text).Value;

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Number();
}
