#pragma warning disable MEAI001 // As in VoiceMessages.
using System.Text.Json.Nodes;
using BotService.Channels.Line;
using BotService.Channels.Line.Voice;
using BotService.Conversations;
using BotService.Conversations.Turns;
using BotService.Protocol;
using BotService.Tests.Channels.Line.Webhook;
using BotService.Tests.Conversations;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace BotService.Tests.Channels.Line.Voice;

public sealed class VoiceMessagesTests
{
    private readonly FakeLineApi api = new()
    {
        Content = (id, max, _) => Task.FromResult<byte[]?>(id == "7" && max == 10 * 1024 * 1024 ? [1, 2, 3] : null)
    };
    private readonly Mock<ISpeechToTextClient> client = new();
    private readonly FakeTime time = new();

    public VoiceMessagesTests() =>
        Says((stream, _) => Task.FromResult(new SpeechToTextResponse(stream.Length == 3 ? " 我要過戶 " : "?")));

    [Fact]
    public async Task VoiceMessage_BecomesItsWords()
    {
        var turn = Turn();
        var prepared = await PrepareAsync(turn);
        Assert.Equal("我要過戶", prepared.Raw.Said);
        Assert.Null(prepared.Raw.Json["attachments"]);
        Assert.Null(turn.Raw.Said); // What came stays as it was, for another attempt.
    }

    [Fact]
    public async Task WithoutAClient_TheTurnStaysAsItCame()
    {
        var turn = Turn();
        Assert.Same(turn,
            await new VoiceMessages(api, Options.Create(new LineOptions()), time,
                NullLogger<VoiceMessages>.Instance).PrepareAsync(turn, default));
    }

    [Theory]
    [InlineData("webchat", "audio", "7", "power")]
    [InlineData("line/power", "image", "7", "power")]
    [InlineData("line/power", "audio", null, "power")]
    [InlineData("line/power", "audio", "7", "gone")]
    [InlineData("line/power", "audio", "8", "power")]
    public async Task WhatCannotBeFetched_StaysAsItCame(
        string channel, string contentType, string? content, string account)
    {
        var turn = Turn(channel, contentType, content, account);
        Assert.Same(turn, await PrepareAsync(turn));
    }

    [Fact]
    public async Task WithoutAClientInTheService_VoiceIsOff()
    {
        await using var host = await WebhookHost.StartAsync();
        var turn = Turn();
        Assert.Same(turn,
            await Assert.Single(host.Services.GetServices<ITurnPreparation>().OfType<VoiceMessages>())
                .PrepareAsync(turn, default));
    }

    [Fact]
    public async Task Silence_StaysAsItCame()
    {
        Says((_, _) => Task.FromResult(new SpeechToTextResponse("  ")));
        var turn = Turn();
        Assert.Same(turn, await PrepareAsync(turn));
    }

    [Fact]
    public async Task ClientOrLineThatFails_LeavesTheTurnAsItCame()
    {
        var turn = Turn();
        Says((_, _) => throw new InvalidOperationException("down"));
        Assert.Same(turn, await PrepareAsync(turn));
        api.Content = (_, _, _) => throw new HttpRequestException("down");
        Assert.Same(turn, await PrepareAsync(turn));
    }

    [Fact]
    public async Task ClientThatTakesTooLong_IsNotWaitedFor()
    {
        var asked = new TaskCompletionSource();
        Says((_, _) =>
        {
            asked.SetResult();
            return new TaskCompletionSource<SpeechToTextResponse>().Task; // Heeds no token.
        });
        var turn = Turn();
        var preparing = PrepareAsync(turn);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(14));
        Assert.False(preparing.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Same(turn, await preparing);
    }

    private static Waiting Turn(
        string channel = "line/power", string contentType = "audio", string? content = "7",
        string account = "power") => new(
        1, 1, "7", new Activity(new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = contentType }),
            ["channelData"] = content is null ? null : new JsonObject { ["content"] = content },
        }), Greeting: false, new Conversation("l-1", channel, "u-1", null, null, new LineReference(account, "U1", "Ua",
        "user").ToJson(), 1), 0, null) { At = DateTimeOffset.UnixEpoch };

    private void Says(Func<Stream, CancellationToken, Task<SpeechToTextResponse>> say) =>
        client.Setup(
            c => c.GetTextAsync(It.IsAny<Stream>(), It.IsAny<SpeechToTextOptions>(), It.IsAny<CancellationToken>()))
            .Returns((Stream stream, SpeechToTextOptions _, CancellationToken cancel) => say(stream, cancel));

    private Task<Waiting> PrepareAsync(Waiting turn) => new VoiceMessages(
        api, Options.Create(new LineOptions { Accounts = [new() { Name = "power" }] }), time,
        NullLogger<VoiceMessages>.Instance, client.Object).PrepareAsync(turn, default).AsTask();
}
