using BotService.Tests.Channels.Clients;
using BotService.Tests.Channels.Voice.AudioCodes;

namespace BotService.Tests.Channels.Voice;

/// <summary>The whole service, and a caller who leaves with the list of a company that sends somebody else.</summary>
public sealed class CallWalkTests
{
    private const string Secret = "a-gateway-of-calls";

    [NodeTheory]
    [InlineData("audiocodes.js", GatewayHost.Token)]
    [InlineData("voice-directline.js", Secret)]
    public async Task Caller_OfACompany_HearsTheListTakesItAwayAndRates(string gateway, string secret)
    {
        await using var service = await TestService.StartAsync(new()
        {
            ["Voice:AudioCodes:Token"] = GatewayHost.Token, ["Voice:Targets:operator"] = "tel:+88621911",
            ["DirectLine:VoiceSecrets:0"] = Secret,
        });
        await Node.RunAsync(gateway, service.Address, secret, Path.Combine("scenarios", "transfer.jsonl"));
    }
}
