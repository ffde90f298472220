#pragma warning disable MEAI001 // As in EarClient.
using BotService.Channels.Voice;
using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Ears;
using BotService.Channels.Voice.Voices;
using BotService.Tests.Channels.Voice.Voices;
using BotService.Tests.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Voice.Ears;

public sealed class EarsTests : IAsyncLifetime
{
    private static readonly CallEvent.Heard NotUnderstood = new("", 0, "zh-TW");
    private static readonly short[] Sound = ResamplerTests.Tone(700, Pcm.Rate, 1);

    private readonly FakeTime time = new();
    private SpeechServer server = null!;

    public async Task InitializeAsync() => server = await SpeechServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Server_GetsAWaveOfSixteenKilohertz_WithLanguageAndExpectedWords()
    {
        var heard = await ListenAsync("openai", expected: ["過戶", "停用"]);
        Assert.Equal(new CallEvent.Heard("我要過戶", null, "zh-TW"), heard);
        var asked = Assert.Single(server.Requests);
        Assert.Equal("/v1/audio/transcriptions", asked.Path);
        Assert.Equal("Bearer secret", asked.Headers["Authorization"]);
        Assert.Equal(("zh", "過戶, 停用", "whisper-1"), (asked.Fields["language"], asked.Fields["prompt"], asked.Fields["model"]));
        var (samples, rate) = WaveFile.Read(asked.Body);
        Assert.Equal((16_000, 2 * Sound.Length), (rate, samples.Length));
        Assert.True(Likeness(samples, new Resampler(8_000, 16_000).Convert(Sound)) > 0.99);
    }

    [Theory]
    [InlineData("""{"text":"嗯","segments":[{"no_speech_prob":0.9,"avg_logprob":-0.1}]}""", "", 0.0)]
    [InlineData("""{"text":"嗯","segments":[{"no_speech_prob":0.1,"avg_logprob":-1.5}]}""", "", 0.0)]
    [InlineData("""{"text":" 過戶 ","segments":[{"no_speech_prob":0.1,"avg_logprob":0}]}""", "過戶", 1.0)]
    [InlineData("""{"text":"過戶","segments":[]}""", "過戶", null)]
    [InlineData("""{"text":"   "}""", "", 0.0)]
    [InlineData("""{}""", "", 0.0)]
    public async Task Answer_OfWhisper_IsJudgedByItsOwnFigures(string json, string text, double? sure)
    {
        server.Answer = http => http.Response.WriteAsync(json);
        Assert.Equal(new CallEvent.Heard(text, sure, "zh-TW"), await ListenAsync("openai"));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "no json")]
    [InlineData(200, "[]")]
    [InlineData(302, "")]
    public async Task Server_ThatFails_IsNotUnderstood(int status, string body)
    {
        server.Answer = http =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body);
        };
        Assert.Equal(NotUnderstood, await ListenAsync("openai"));
    }

    [Fact]
    public async Task Server_ThatIsSilentForTenSeconds_IsNotUnderstood()
    {
        server.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        var listening = ListenAsync("openai");
        await BotHost.UntilAsync(() => Task.FromResult(server.Requests.Count == 1));
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(listening.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal(NotUnderstood, await listening);
    }

    [Fact]
    public async Task Caller_WhoHangsUpMeanwhile_EndsTheListening()
    {
        server.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        using var gone = new CancellationTokenSource();
        var listening = ListenAsync("openai", cancel: gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }

    [Theory]
    [InlineData("""{"RecognitionStatus":"Success","NBest":[{"Confidence":0.87,"Display":"我要過戶。"}]}""", "我要過戶。", 0.87)]
    [InlineData("""{"RecognitionStatus":"NoMatch"}""", "", 0.0)]
    [InlineData("""{"RecognitionStatus":"InitialSilenceTimeout"}""", "", 0.0)]
    public async Task Answer_OfAzure_HasItsConfidence(string json, string text, double sure)
    {
        server.Answer = http => http.Response.WriteAsync(json);
        Assert.Equal(new CallEvent.Heard(text, sure, "zh-TW"), await ListenAsync("azure"));
        var asked = Assert.Single(server.Requests);
        Assert.Contains("language=zh-TW&format=detailed", asked.Path, StringComparison.Ordinal);
        Assert.Equal("secret", asked.Headers["Ocp-Apim-Subscription-Key"]);
        Assert.Equal(16_000, WaveFile.Read(asked.Body).Rate);
    }

    [Fact]
    public async Task WhispersOwnServer_IsAskedAtItsOwnAddress()
    {
        await ListenAsync("whisper");
        Assert.Equal("/inference", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public void WithoutAProvider_NothingIsRegisteredThatOtherChannelsWouldUse()
    {
        using var services = Services("none");
        Assert.False(services.GetRequiredService<IEars>().IsOn);
        Assert.Null(services.GetService<ISpeechToTextClient>());
    }

    private async Task<CallEvent.Heard> ListenAsync(
        string provider, IReadOnlyList<string>? expected = null, CancellationToken cancel = default)
    {
        await using var services = Services(provider);
        return await services.GetRequiredService<IEars>().ListenAsync(Sound, "zh-TW", expected ?? [], cancel);
    }

    private ServiceProvider Services(string provider)
    {
        var path = provider switch { "openai" => "/v1", "whisper" => "/inference", _ => "" };
        return new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time)
            .AddSingleton(Options.Create(new VoiceOptions
            {
                SpeechToText = new SpeechOptions
                {
                    Provider = provider, Endpoint = server.Address + path, Key = "secret", Model = "whisper-1",
                },
            }))
            .AddEars().BuildServiceProvider();
    }

    private static double Likeness(short[] a, short[] b)
    {
        var (both, one, other) = (0.0, 0.0, 0.0);
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
            (both, one, other) = (both + ((double)a[i] * b[i]), one + ((double)a[i] * a[i]), other + ((double)b[i] * b[i]));
        return both / Math.Sqrt(one * other);
    }
}
