using BotService.Channels.Voice.AudioCodes;
using BotService.Tests.Conversations;

namespace BotService.Tests.Channels.Voice.AudioCodes;

/// <summary>What time alone decides, by a clock that is moved.</summary>
public sealed class ExpiryTests
{
    private readonly FakeTime time = new();
    private readonly FakeCallDoor door = new();

    [Fact]
    public async Task Call_NeitherRefreshedNorHeard_EndsAsExpired()
    {
        await using var host = await StartAsync();
        await host.BeginAsync();

        time.Advance(TimeSpan.FromSeconds(170));
        Assert.Empty(door.Ends);
        Assert.Equal(200, (await host.PostAsync($"{GatewayHost.Conversation}/refresh", "{}")).Status);
        time.Advance(TimeSpan.FromSeconds(170));
        await Task.Delay(20);
        Assert.Empty(door.Ends);

        time.Advance(TimeSpan.FromSeconds(20));
        await BotHost.UntilAsync(() => Task.FromResult(!door.Ends.IsEmpty));
        Assert.Equal([(GatewayHost.Call, "expired")], door.Ends);
        Assert.Equal(404, (await host.SayAsync("過戶", "1")).Status);
    }

    [Fact]
    public async Task End_ThatCouldNotBeKept_IsKeptLater()
    {
        await using var host = await StartAsync();
        await host.BeginAsync();
        door.EndFault = new IOException();
        Assert.Equal(200, (await host.PostAsync($"{GatewayHost.Conversation}/disconnect", "{}")).Status);
        Assert.Empty(door.Ends);

        door.EndFault = null;
        time.Advance(TimeSpan.FromSeconds(11));
        await BotHost.UntilAsync(() => Task.FromResult(!door.Ends.IsEmpty));
        Assert.Equal([(GatewayHost.Call, "client-disconnected")], door.Ends);
    }

    [Fact]
    public async Task Answer_ThatDoesNotCome_IsAnApologyAfterEightSeconds()
    {
        await using var host = await StartAsync();
        await host.BeginAsync();
        var asked = new TaskCompletionSource();
        door.Before = () =>
        {
            asked.TrySetResult();
            return new TaskCompletionSource().Task;
        };

        var answer = host.SayAsync("過戶", "1");
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(7));
        Assert.False(answer.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1.1));

        Assert.Equal(["message", "event"], (await answer).Activities.Select(one => (string?)one["type"]));
        Assert.Equal([(GatewayHost.Call, "transferred")], door.Ends);
        Assert.Equal((await answer).Body, (await host.SayAsync("過戶", "1")).Body); // Asked again, it hears the same.
    }

    [Fact]
    public async Task Calls_ThatAreOver_AreForgotten()
    {
        await using var host = await StartAsync();
        await host.BeginAsync();
        await host.KeyAsync("#", "1");
        time.Advance(GatewayCalls.Longest + TimeSpan.FromSeconds(11));
        await BotHost.UntilAsync(async () =>
            (await host.PostAsync($"{GatewayHost.Conversation}/disconnect", "{}")).Status == 404);
        Assert.Single(door.Ends);
    }

    private Task<GatewayHost> StartAsync() => GatewayHost.StartAsync(time, door);
}
