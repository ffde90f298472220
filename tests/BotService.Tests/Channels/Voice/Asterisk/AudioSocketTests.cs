using System.Buffers.Binary;
using System.Net.Sockets;
using BotService.Channels.Voice.Asterisk;
using BotService.Channels.Voice.Calls;
using BotService.Tests.Conversations;

namespace BotService.Tests.Channels.Voice.Asterisk;

/// <summary>Calls from the strict stand-in: it hangs up on whatever Asterisk would hang up on.</summary>
public sealed class AudioSocketTests : IDisposable
{
    private static readonly object End = new { hangUp = true };

    private readonly Switchboard asterisk = new();

    public void Dispose() => asterisk.Dispose();

    [SwitchboardFact]
    public async Task Greeting_IsHeardSampleBySample()
    {
        await using var host = await AsteriskHost.StartAsync();
        host.Door.Greet = () => FakeCallDoor.Commands(FakeCallDoor.Say("Good morning", "Press one"));
        var call = (await host.CallAsync(asterisk, new { steps = new[] { new { quiet = 200 }, End } }))[0];

        Assert.Equal(("ok", "hung up"), (call.Start, call.End));
        short[] said = [.. FakeVoice.SoundOf("Good morning"), .. FakeVoice.SoundOf("Press one")];
        Assert.Equal(said, call.Sound()[..said.Length].ToArray());
        Assert.Equal(-1, call.Sound()[said.Length..].IndexOfAnyExcept((short)0));
        Assert.Equal(
            new CallStart(call.Uuid, "asterisk", "0912345678", "1911", Language: null), Assert.Single(host.Door.Starts));
        await BotHost.UntilAsync(() => Task.FromResult(!host.Door.Ends.IsEmpty));
        Assert.Equal((call.Uuid, "client-disconnected"), Assert.Single(host.Door.Ends));
    }

    [SwitchboardFact]
    public async Task Key_WhileSpeaking_SilencesAndIsAnswered()
    {
        await using var host = await AsteriskHost.StartAsync();
        host.Door.Greet = () => FakeCallDoor.Commands(FakeCallDoor.Say(new string('a', 100))); // 5 s
        var call = (await host.CallAsync(asterisk, new { steps = new object[] { new { hear = 300 }, new { key = "1" }, new { quiet = 200 }, End } }))[0];

        Assert.Equal(new CallEvent.Keyed("1", 0), Assert.Single(host.Door.Events));
        var key = Assert.Single(call.Keys);
        Assert.NotNull(key.Silence);
        Assert.NotNull(key.Sound);
        var cut = call.Sound().IndexOf((short)0);
        Assert.InRange(cut, 1, 30_000); // Of 40,000 samples.
        Assert.Equal(FakeVoice.SoundOf(new string('a', 100))[..cut], call.Sound()[..cut].ToArray());
        var answer = call.Sound()[cut..];
        Assert.Equal(FakeVoice.SoundOf("Answer"), answer.Slice(answer.IndexOfAnyExcept((short)0), 2400).ToArray());
    }

    [SwitchboardFact]
    public async Task Transfer_IsSpokenThenGivenBackWithItsName()
    {
        await using var host = await AsteriskHost.StartAsync();
        host.Door.Answer = _ => FakeCallDoor.Commands(
            FakeCallDoor.Say("One moment"), new CallCommand.Transfer("taipower", "tel:+88621911", "asked"));
        var call = (await host.CallAsync(asterisk, new { steps = new object[] { new { quiet = 100 }, new { key = "0" }, new { given = true } } }))[0];

        Assert.Equal(("given", "taipower"), (call.End, call.Next));
        Assert.Equal(FakeVoice.SoundOf("One moment"), Last(call, 4000));
        Assert.Equal((call.Uuid, "asked"), Assert.Single(host.Door.Ends));
    }

    [SwitchboardFact]
    public async Task HangUp_IsSpokenThenGivenBackAsOne()
    {
        await using var host = await AsteriskHost.StartAsync();
        host.Door.Greet = () => FakeCallDoor.Commands(FakeCallDoor.Say("Goodbye"), new CallCommand.HangUp("done"));
        var call = (await host.CallAsync(asterisk, new { steps = new[] { new { given = true } } }))[0];

        Assert.Equal(("given", "hangup"), (call.End, call.Next));
        Assert.Equal(FakeVoice.SoundOf("Goodbye"), Last(call, 2800));
    }

    [SwitchboardFact]
    public async Task Uuid_NotAnnounced_IsNotServed()
    {
        await using var host = await AsteriskHost.StartAsync();
        var call = (await host.CallAsync(asterisk, new { announce = false, steps = new[] { new { wait = 5000 } } }))[0];
        Assert.Equal(("closed", 0), (call.End, call.Frames));
        Assert.Empty(host.Door.Starts);
        Assert.Contains(host.Logs, line => line.StartsWith("Warning 2032", StringComparison.Ordinal));
    }

    [SwitchboardFact]
    public async Task Uuid_OfACallUnderWay_IsNotServedAgain()
    {
        await using var host = await AsteriskHost.StartAsync();
        const string uuid = "0b8e5c53-4f3d-4c4f-9a0e-0123456789ab";
        var calls = await host.CallAsync(asterisk, new { uuid, steps = new object[] { new { hear = 100 }, new { wait = 1500 }, End } },
            new { uuid, announce = false, steps = new[] { new { wait = 1000 } } });
        // Whichever came first has it.
        Assert.Single(calls, call => call.End == "closed" && call.Frames == 0);
        Assert.Single(host.Door.Starts);
    }

    [SwitchboardFact]
    public async Task Keys_InAFlood_AreToldInOrderAndTheCallGoesOn()
    {
        await using var host = await AsteriskHost.StartAsync();
        var keys = string.Concat(Enumerable.Repeat("1234567890", 8));
        var call = (await host.CallAsync(asterisk, new { steps = new object[] { new { keys, every = 2 }, new { quiet = 300 }, End } }))[0];
        Assert.Equal("hung up", call.End);
        var told = host.Door.Events.Cast<CallEvent.Keyed>().Select(one => one.Digits[0]).ToList();
        Assert.NotEmpty(told);
        Assert.True(IsWithin(told, keys), string.Concat(told));
    }

    [SwitchboardFact]
    public async Task Caller_WhoHangsUpInMidAnswer_EndsTheCall()
    {
        await using var host = await AsteriskHost.StartAsync();
        host.Door.Greet = () => FakeCallDoor.Commands(FakeCallDoor.Say(new string('a', 100)));
        await host.CallAsync(asterisk, new { steps = new object[] { new { hear = 200 }, End } });
        await BotHost.UntilAsync(() => Task.FromResult(!host.Door.Ends.IsEmpty));
        Assert.Equal("client-disconnected", host.Door.Ends.Single().Reason);
        Assert.Contains(host.Logs, line => line.Contains(" 2034 ", StringComparison.Ordinal)
            && line.Contains("client-disconnected", StringComparison.Ordinal));
    }

    [SwitchboardFact]
    public async Task Voice_ThatFails_GivesTheCallToAPerson()
    {
        await using var host = await AsteriskHost.StartAsync();
        host.Voice.Before = _ => throw new IOException("broken");
        var call = (await host.CallAsync(asterisk, new { steps = new[] { new { given = true } } }))[0];
        Assert.Equal(("given", "operator"), (call.End, call.Next));
        Assert.Equal("voice-failed", host.Door.Ends.Single().Reason);
    }

    [SwitchboardFact]
    public async Task Desk_ThatFails_GivesTheCallToAPerson()
    {
        await using var host = await AsteriskHost.StartAsync();
        host.Door.Answer = _ => throw new InvalidOperationException("broken");
        var call = (await host.CallAsync(asterisk, new { steps = new object[] { new { key = "1" }, new { given = true } } }))[0];
        Assert.Equal(("given", "operator"), (call.End, call.Next));
    }

    [SwitchboardFact]
    public async Task Service_ThatStops_GivesTheLineBack()
    {
        await using var host = await AsteriskHost.StartAsync();
        host.Door.Greet = () => FakeCallDoor.Commands(FakeCallDoor.Say(new string('a', 1000)));
        var calling = host.CallAsync(asterisk, new { steps = new object[] { new { hear = 100 }, new { given = true } } });
        await BotHost.UntilAsync(() => Task.FromResult(host.Door.Starts.Count == 1));
        await host.Service.App.StopAsync();
        Assert.Equal(("given", "no answer"), ((await calling)[0].End, (await calling)[0].Next));
        Assert.Equal("stopping", host.Door.Ends.Single().Reason);
    }

    [SwitchboardFact]
    public async Task Calls_AtTheSameTime_HearEachTheirOwn()
    {
        await using var host = await AsteriskHost.StartAsync();
        var number = 0;
        host.Door.Greet = () => FakeCallDoor.Commands(FakeCallDoor.Say($"Greeting {Interlocked.Increment(ref number)}"));
        var calls = await host.CallAsync(asterisk, [.. Enumerable.Repeat(new { steps = new object[] { new { quiet = 200 }, End } }, 8)]);
        Assert.All(calls, call => Assert.Equal("hung up", call.End));
        Assert.Equal(
            Enumerable.Range(1, 8).Select(i => $"Greeting {i}").Order(),
            calls.Select(call => Enumerable.Range(1, 8).Select(i => $"Greeting {i}").Single(
                text => FakeVoice.SoundOf(text) is var said && call.Sound()[..said.Length].SequenceEqual(said))).Order());
    }

    [Fact]
    public async Task Caller_WhoReadsNothing_IsDroppedAndOthersAreNotHeldUp()
    {
        await using var host = await AsteriskHost.StartAsync();
        host.Door.Greet = () => FakeCallDoor.Commands(FakeCallDoor.Say(new string('a', 20_000)));
        using var deaf = await ConnectAsync(host, receiveBuffer: 1024);
        await BotHost.UntilAsync(() => Task.FromResult(host.Door.Starts.Count == 1));
        await BotHost.UntilAsync(() => Task.FromResult(!host.Door.Ends.IsEmpty));
        Assert.Equal("not-read", host.Door.Ends.Single().Reason);
    }

    [Fact]
    public async Task Switchboard_ThatSendsNothing_IsLoggedOnce()
    {
        await using var host = await AsteriskHost.StartAsync();
        using var mute = await ConnectAsync(host);
        var reading = mute.GetStream().CopyToAsync(Stream.Null);
        await BotHost.UntilAsync(() => Task.FromResult(
            host.Logs.Count(line => line.StartsWith("Warning 2035", StringComparison.Ordinal)) == 1));
        mute.Client.Shutdown(SocketShutdown.Send);
        await reading;
    }

    /// <summary>Whatever comes, others are served on.</summary>
    [SwitchboardFact]
    public async Task Bytes_ThatAreNoFrames_HarmNobody()
    {
        await using var host = await AsteriskHost.StartAsync();
        var chance = new Chance(7);
        var good = Frames(Guid.Parse("0b8e5c53-4f3d-4c4f-9a0e-0123456789ab"));
        for (var round = 0; round < 100; round++)
        {
            using var stranger = new TcpClient();
            await stranger.ConnectAsync(host.Audio);
            await stranger.GetStream().WriteAsync(chance.Mutate(good));
        }

        var call = (await host.CallAsync(asterisk, new { steps = new object[] { new { quiet = 100 }, End } }))[0];
        Assert.Equal("hung up", call.End);
        Assert.DoesNotContain(host.Logs, line => line.Contains(" 2043 ", StringComparison.Ordinal));
    }

    private static short[] Last(SwitchboardCall call, int samples)
    {
        var end = call.Heard.AsSpan().LastIndexOfAnyExcept((short)0) + 1;
        return call.Heard[(end - samples)..end];
    }

    private static bool IsWithin(List<char> part, string whole)
    {
        var at = 0;
        foreach (var c in whole)
            if (at < part.Count && part[at] == c) at++;
        return at == part.Count;
    }

    /// <summary>Announced, and introduced; sends nothing besides.</summary>
    private static async Task<TcpClient> ConnectAsync(AsteriskHost host, int receiveBuffer = 64 * 1024)
    {
        var call = Guid.Parse("0b8e5c53-4f3d-4c4f-9a0e-0123456789ab");
        using var http = new HttpClient();
        Assert.Equal("ok", await http.GetStringAsync($"{host.Service.Address}/voice/asterisk/start?key={AsteriskHost.Key}&call={call}"));
        var client = new TcpClient { ReceiveBufferSize = receiveBuffer };
        await client.ConnectAsync(host.Audio);
        await client.GetStream().WriteAsync(Frames(call).AsMemory(0, 19));
        return client;
    }

    internal static byte[] Frames(Guid call)
    {
        var bytes = new byte[3 + 16 + 4 + 323];
        (bytes[0], bytes[2]) = (AudioFrames.Call, 16);
        call.TryWriteBytes(bytes.AsSpan(3), bigEndian: true, out _);
        (bytes[19], bytes[21], bytes[22]) = (AudioFrames.Key, 1, (byte)'5');
        bytes[23] = AudioFrames.Sound;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(24), 320);
        return bytes;
    }
}
