using BotService.Conversations;
using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.DirectLine;

/// <summary>Telephone gateways that are Direct Line clients.</summary>
public sealed class VoiceSecretTests : DirectLineTests
{
    private const string Voice = "a-gateway-of-calls";

    [Theory]
    [InlineData(Voice, true)]
    [InlineData(ChannelHost.Secret, false)]
    public async Task Start_WithTheSecretOfAGateway_OpensACall(string secret, bool voice)
    {
        await StartAsync(("DirectLine:VoiceSecrets:0", Voice));
        Assert.Equal(201, (await Host.PostAsync($"{Base}/conversations", secret, null)).Status);
        Assert.Equal(voice, Assert.Single(Host.Bot.Opened).IsVoice);
    }

    [Fact]
    public async Task Start_WithATokenThatAGatewayMade_OpensACallAlsoAfterRefresh()
    {
        await StartAsync(("DirectLine:VoiceSecrets:0", Voice));
        var token = (await Host.PostAsync($"{Base}/tokens/generate", Voice, null)).Text("token");
        token = (await Host.PostAsync($"{Base}/tokens/refresh", token, null)).Text("token");
        await Host.PostAsync($"{Base}/conversations", token, null);
        Assert.True(Assert.Single(Host.Bot.Opened).IsVoice);
    }

    [Fact]
    public async Task Secret_TooShortOrOfBothKinds_RefusesTheStart()
    {
        foreach (var wrong in new[] { "fifteen letters", ChannelHost.Secret })
        {
            var refused = await Assert.ThrowsAsync<OptionsValidationException>(
                () => StartAsync(("DirectLine:VoiceSecrets:0", wrong)));
            Assert.StartsWith(
                "DirectLine:VoiceSecrets must be", Assert.Single(refused.Failures), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Opening_OfACall_SaysSo()
    {
        var admission = new Admission(new Ids(), TimeProvider.System, Options.Create(new SiteOptions()));
        var start = new NewConversation("c", "directline", null, "zh-TW", null, null, Greet: true);
        Assert.Null(admission.Opening(start).Raw.Object("channelData"));
        Assert.True((bool)admission.Opening(start with { IsVoice = true }).Raw.Object("channelData")!["voice"]!);
    }
}
