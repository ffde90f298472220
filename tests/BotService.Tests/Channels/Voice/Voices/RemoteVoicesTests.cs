using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using BotService.Channels.Voice;
using BotService.Channels.Voice.Voices;

namespace BotService.Tests.Channels.Voice.Voices;

public sealed class RemoteVoicesTests : IAsyncLifetime
{
    private SpeechServer server = null!;

    public async Task InitializeAsync() => server = await SpeechServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Azure_GetsEscapedSsml_AndGivesTheLinesOwnForm()
    {
        server.Answer = http => http.Response.Body.WriteAsync(Pcm.Bytes([1, 2, 3])).AsTask();
        using var voice = new AzureVoice(new SpeechOptions { Endpoint = server.Address, Key = "secret" }, new HttpClient());
        Assert.Equal([1, 2, 3], await voice.SpeakAsync("<break/> & \"過戶\"", "zh-TW", default));
        var asked = Assert.Single(server.Requests);
        Assert.Equal("raw-8khz-16bit-mono-pcm", asked.Headers["X-Microsoft-OutputFormat"]);
        Assert.NotEmpty(asked.Headers["User-Agent"]);
        var ssml = XElement.Parse(Encoding.UTF8.GetString(asked.Body));
        Assert.Equal("<break/> & \"過戶\"", ssml.Value);
        var prosody = Assert.Single(ssml.Descendants(), one => one.Name.LocalName == "prosody");
        Assert.Equal("-14%", prosody.Attribute("rate")!.Value);
        Assert.Equal("zh-TW-HsiaoChenNeural", prosody.Parent!.Attribute("name")!.Value);
        Assert.Equal("zh-TW", ssml.Attribute(XNamespace.Xml + "lang")!.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OpenAi_GivesRawSoundOrAWave_ResampledForTheLine(bool asWave)
    {
        var tone = ResamplerTests.Tone(1000, asWave ? 16_000 : 24_000, 1);
        server.Answer = http =>
            http.Response.Body.WriteAsync(asWave ? WaveFile.Write(tone, 16_000) : Pcm.Bytes(tone)).AsTask();
        using var voice = new OpenAiVoice(
            new SpeechOptions { Endpoint = $"{server.Address}/v1/", Key = "secret", Model = "tts-1", Voice = "nova" },
            new HttpClient());
        var sound = await voice.SpeakAsync("過戶", "zh-TW", default);
        Assert.Equal(8_000, sound.Length);
        Assert.InRange(sound[4_002] - ResamplerTests.Tone(1000, 8_000, 1)[4_002], -40, 40);
        var asked = Assert.Single(server.Requests);
        Assert.Equal(("/v1/audio/speech", "Bearer secret"), (asked.Path, asked.Headers["Authorization"]));
        var json = JsonNode.Parse(asked.Body)!;
        Assert.Equal(("過戶", "nova", "tts-1", "pcm"),
            ((string)json["input"]!, (string)json["voice"]!, (string)json["model"]!, (string)json["response_format"]!));
    }

    [Fact]
    public async Task Server_ThatFails_IsAFailureOfTheVoice()
    {
        server.Answer = http =>
        {
            http.Response.StatusCode = 429;
            return Task.CompletedTask;
        };
        using var voice = new AzureVoice(new SpeechOptions { Endpoint = server.Address, Key = "secret" }, new HttpClient());
        await Assert.ThrowsAsync<HttpRequestException>(() => voice.SpeakAsync("a", "en", default));
    }
}
