using System.Net.Sockets;
using System.Text;
using BotService.Protocol;
using BotService.Tests.Channels;
using BotService.Tests.Channels.Connector;
using BotService.Tests.Conversations;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Web.Edge;

/// <summary>However many send at once, their bodies cannot take the memory.</summary>
public sealed class BodyBudgetTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void Budget_TakenWhole_RefusesUntilSomeIsGivenBack()
    {
        var budget = new BodyBudget(100, new FakeTime(), NullLogger<BodyBudget>.Instance);
        Assert.True(budget.TryTake(60, 1));
        Assert.False(budget.TryTake(41, 1));
        Assert.True(budget.TryTake(40, 1));
        budget.GiveBack(60);
        Assert.Equal(40, budget.Held);
    }

    /// <summary>Strangers at the webhook must not shut citizens out.</summary>
    [Fact]
    public void Budget_ForTheUnproved_EndsAtHalf()
    {
        var budget = new BodyBudget(100, new FakeTime(), NullLogger<BodyBudget>.Instance);
        Assert.True(budget.TryTake(50, RawBody.Unproved));
        Assert.False(budget.TryTake(1, RawBody.Unproved));
        Assert.True(budget.TryTake(50, 1));
    }

    [Fact]
    public async Task Bodies_UnderWayToTheFull_Are503WithRetryAfterUntilTheyEnd()
    {
        await using var host = await ChannelHost.StartAsync(("Requests:MegabytesInFlight", "4"));
        var budget = host.Services.GetRequiredService<BodyBudget>();
        const string Path = "/v3/directline/tokens/generate";
        var open = new List<NetworkStream>();
        for (var i = 0; i < 15; i++) open.Add(await HalfSentAsync(host.Address, Path, 200_000, 150_000));

        await BotHost.UntilAsync(() => Task.FromResult(budget.Held > 3.7 * Megabyte));
        var refused = await host.PostAsync(Path, ChannelHost.Secret, "{" + new string(' ', 200_000) + "}");
        Assert.Equal((503, "ServiceUnavailable"), (refused.Status, refused.ErrorCode));
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        foreach (var stream in open) await stream.DisposeAsync();

        await BotHost.UntilAsync(() => Task.FromResult(budget.Held == 0));
        Assert.Equal(200, (await host.PostAsync(Path, ChannelHost.Secret, null)).Status);
    }

    [Theory]
    [InlineData("/v3/directline/conversations")]
    [InlineData("/api/messages")]
    public async Task Body_WhenNoRoomIsLeft_IsToComeAgainWhereverItIsSent(string path)
    {
        await using var host = await ChannelHost.StartAsync(
            [("Requests:MegabytesInFlight", "4"), .. ConnectorHost.LocalTesting]);
        Assert.True(host.Services.GetRequiredService<BodyBudget>().TryTake(4 * Megabyte, 1));
        var refused = await host.PostAsync(path, ChannelHost.Secret, "{}");
        Assert.Equal((503, "ServiceUnavailable"), (refused.Status, refused.ErrorCode));
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    /// <summary>Or whoever announces much and sends nothing would shut everybody out.</summary>
    [Fact]
    public async Task Bodies_OnlyAnnounced_TakeLittle()
    {
        await using var host = await ChannelHost.StartAsync();
        await using var stream = await HalfSentAsync(host.Address, "/v3/directline/tokens/generate", 200_000, 10);
        var budget = host.Services.GetRequiredService<BodyBudget>();
        await BotHost.UntilAsync(() => Task.FromResult(budget.Held > 0));
        Assert.True(budget.Held <= 8192);
    }

    [Fact]
    public async Task Requests_Answered_HoldNothing()
    {
        await using var host = await ChannelHost.StartAsync();
        Assert.Equal(
            400, (await host.PostAsync("/v3/directline/tokens/generate", ChannelHost.Secret, "no JSON")).Status);
        Assert.Equal(200, (await host.PostAsync("/v3/directline/tokens/generate", ChannelHost.Secret, "{}")).Status);
        await BotHost.UntilAsync(() => Task.FromResult(host.Services.GetRequiredService<BodyBudget>().Held == 0));
    }

    [Fact]
    public async Task Connections_AndWhatTheServerKeepsOfEach_AreLimited()
    {
        await using var host = await ChannelHost.StartAsync(("Requests:Connections", "100"));
        var limits = host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.Equal((100, 100), (limits.MaxConcurrentConnections, limits.MaxConcurrentUpgradedConnections));
        Assert.True(limits.MaxRequestBufferSize < Megabyte / 4);
    }

    [Theory]
    [InlineData("MegabytesInFlight", "3")]
    [InlineData("Connections", "99")]
    public async Task Option_OutOfItsRange_RefusesTheStart(string option, string value)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => ChannelHost.StartAsync(($"Requests:{option}", value)));
        Assert.Contains($"Requests:{option} must be", refused.Message, StringComparison.Ordinal);
        Assert.Contains(value, refused.Message, StringComparison.Ordinal);
    }

    private static async Task<NetworkStream> HalfSentAsync(Uri address, string path, int announced, int sent)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.Host, address.Port);
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\n"
            + $"Authorization: Bearer {ChannelHost.Secret}\r\nContent-Length: {announced}\r\n\r\n"));
        await stream.WriteAsync(new byte[sent]);
        return stream;
    }
}
