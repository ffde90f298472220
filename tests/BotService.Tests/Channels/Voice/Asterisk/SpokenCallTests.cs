using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Voices;
using Microsoft.AspNetCore.Http;

namespace BotService.Tests.Channels.Voice.Asterisk;

/// <summary>What a caller says, up to the recogniser. How well one recognises, no test here can say.</summary>
public sealed class SpokenCallTests : IAsyncLifetime
{
    private readonly Switchboard asterisk = new();
    private readonly string file = Path.GetTempFileName();
    private SpeechServer recogniser = null!;

    public async Task InitializeAsync() => recogniser = await SpeechServer.StartAsync();

    public async Task DisposeAsync()
    {
        asterisk.Dispose();
        File.Delete(file);
        await recogniser.DisposeAsync();
    }

    [SwitchboardFact]
    public async Task Speech_AfterTheGreeting_ArrivesWholeAndIsAnswered()
    {
        await using var host = await StartAsync();
        var spoken = FakeVoice.SoundOf("twenty characters of"); // One second.
        await SayAsync(host, spoken);

        Assert.Equal(new CallEvent.Heard("我要過戶", null, null), Assert.Single(host.Door.Events));
        var (samples, rate) = WaveFile.Read(Assert.Single(recogniser.Requests).Body);
        Assert.Equal(16_000, rate);
        var arrived = new Resampler(16_000, 8_000).Convert(samples);
        Assert.InRange(arrived.Length, spoken.Length, spoken.Length + Pcm.Samples(500));
        var sent = new Resampler(16_000, 8_000).Convert(new Resampler(8_000, 16_000).Convert(spoken));
        Assert.True(Enumerable.Range(0, arrived.Length - sent.Length + 1).Max(at => Likeness(arrived.AsSpan(at), sent)) > 0.95);
    }

    [SwitchboardFact]
    public async Task Speech_ThatIsNotUnderstood_IsToldAsSuch()
    {
        recogniser.Answer = http =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await using var host = await StartAsync();
        await SayAsync(host, FakeVoice.SoundOf("twenty characters of"));
        Assert.Equal(new CallEvent.Heard("", 0, null), Assert.Single(host.Door.Events));
    }

    [SwitchboardFact]
    public async Task Speech_WhileWeSpeak_IsNotListenedTo()
    {
        await using var host = await StartAsync();
        host.Door.Greet = () => FakeCallDoor.Commands(FakeCallDoor.Say(new string('a', 60)));
        await File.WriteAllBytesAsync(file, Pcm.Bytes(FakeVoice.SoundOf("twenty characters of")));
        await host.CallAsync(asterisk, new { steps = new object[] { new { hear = 100 }, new { play = file }, new { hear = 100 }, new { hangUp = true } } });
        Assert.Empty(recogniser.Requests);
        Assert.Empty(host.Door.Events);
    }

    private Task<AsteriskHost> StartAsync() => AsteriskHost.StartAsync(
        ("Voice:SpeechToText:Provider", "openai"), ("Voice:SpeechToText:Endpoint", $"{recogniser.Address}/v1"));

    private async Task SayAsync(AsteriskHost host, short[] spoken)
    {
        await File.WriteAllBytesAsync(file, Pcm.Bytes(spoken));
        await host.CallAsync(asterisk, new { steps = new object[] { new { quiet = 300 }, new { play = file }, new { hear = 100 }, new { hangUp = true } } });
    }

    private static double Likeness(ReadOnlySpan<short> a, ReadOnlySpan<short> b)
    {
        var (both, one, other) = (0.0, 0.0, 0.0);
        // Every fourth sample is as good, and as many times quicker.
        for (var i = 0; i < b.Length; i += 4)
            (both, one, other) = (both + ((double)a[i] * b[i]), one + ((double)a[i] * a[i]), other + ((double)b[i] * b[i]));
        return both / Math.Sqrt((one * other) + 1);
    }
}
