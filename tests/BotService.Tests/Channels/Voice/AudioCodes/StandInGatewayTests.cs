using BotService.Tests.Channels.Clients;
using BotService.Tests.Conversations;

namespace BotService.Tests.Channels.Voice.AudioCodes;

/// <summary>A gateway written from AudioCodes' documents, in another language and without our code, as the judge.</summary>
public sealed class StandInGatewayTests
{
    private static readonly string Protocol = Path.Combine("scenarios", "protocol.jsonl");

    [NodeFact]
    public async Task Gateway_WalksEveryStepOfChatMode()
    {
        await using var host = await GatewayHost.StartAsync();

        await Node.RunAsync("audiocodes.js", [host.Address, GatewayHost.Token, Protocol], () =>
        {
            host.Door.SayUnasked(host.Door.Starts.Last().Call, "我是客服人員。");
            return Task.CompletedTask;
        });

        Assert.Equal(
            ["0912345678", null, "anonymous"], host.Door.Starts.Select(start => start.Caller));
        Assert.Equal(["transferred", "goodbye", "client-disconnected"], host.Door.Ends.Select(end => end.Reason));
    }

    [NodeFact]
    public async Task Gateway_ThatForgetsItsCall_HasItExpired()
    {
        var time = new FakeTime();
        await using var host = await GatewayHost.StartAsync(time, new FakeCallDoor());

        await Node.RunAsync("audiocodes.js",
            [
                host.Address, GatewayHost.Token,
                """
                {"do":"create"}
                {"do":"start"}
                {"do":"ready"}
                {"do":"wait","seconds":1}
                {"do":"say","text":"喂","expect":{"status":404}}
                """,
            ], () =>
            {
                time.Advance(TimeSpan.FromSeconds(191));
                return BotHost.UntilAsync(() => Task.FromResult(!host.Door.Ends.IsEmpty));
            });

        Assert.Equal("expired", Assert.Single(host.Door.Ends).Reason);
    }

    [NodeTheory]
    [InlineData("請撥 1911。")]
    [InlineData("請看 **簡訊**。")]
    [InlineData("請看 LINE。")]
    [InlineData("第一第二第三第四第五第六第七第八第九第十第一第二第三第四第五第六第七第八第九第十第一。")]
    public async Task StandIn_ToldWhatNobodyCanHear_SaysSo(string text)
    {
        var door = new FakeCallDoor { Script = _ => [FakeCallDoor.Say(text)] };
        await using var host = await GatewayHost.StartAsync(TimeProvider.System, door);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Node.RunAsync(
            "audiocodes.js", host.Address, GatewayHost.Token,
            """
            {"do":"create"}
            {"do":"start"}
            {"do":"say","text":"過戶"}
            """));
        Assert.Contains("step 3", failure.Message, StringComparison.Ordinal);
    }
}
