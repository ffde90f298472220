using BotService.Channels.Voice.Voices;
using BotService.Tests.Conversations;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Channels.Voice.Voices;

public sealed class EspeakVoiceTests : IDisposable
{
    private readonly EspeakVoice voice = new(150, Readings.Load(RealEngine.Folders.Dialogs), TimeProvider.System);

    public void Dispose() => voice.Dispose();

    /// <summary>At 150 it says 181 characters a minute.</summary>
    [EspeakFact]
    public async Task Chinese_TakesAsLongAsItsCharacters_AndIsLoudEnoughForALine()
    {
        const string text = "要辦過戶請先準備身分證正本還有最近一期的電費帳單再到服務中心辦理就可以了";
        var sound = await voice.SpeakAsync(text, "zh-TW", default);
        Assert.InRange(sound.Length / (double)Pcm.Rate, text.Length / 181.0 * 60 * 0.8, text.Length / 181.0 * 60 * 1.2);
        Assert.InRange(20 * Math.Log10(Level(sound) / short.MaxValue), -24, -12);
        Assert.InRange(sound.Average(sample => sample), -50, 50);
        Assert.InRange(sound.Max(sample => Math.Abs((int)sample)), 5_000, 32_000);
    }

    [EspeakTheory]
    [InlineData("en", "One moment, please.")]
    [InlineData("vi", "Xin chào")]
    [InlineData("id", "Selamat pagi")]
    [InlineData("th", "Hello")]
    public async Task OtherLanguages_AreVoiced(string language, string text) =>
        Assert.True((await voice.SpeakAsync(text, language, default)).Length > Pcm.Rate / 4);

    [EspeakFact]
    public async Task Text_ThatLooksLikeAnOption_IsOnlyRead()
    {
        var plain = await voice.SpeakAsync("version", "en", default);
        Assert.True((await voice.SpeakAsync("--version -w /tmp/x", "en", default)).Length > plain.Length);
    }

    [EspeakFact]
    public async Task End_IsWithoutSilence()
    {
        var sound = await voice.SpeakAsync("Yes.", "en", default);
        Assert.InRange(sound.AsSpan().LastIndexOfAnyExceptInRange((short)-64, (short)64), sound.Length - 100, sound.Length - 1);
    }

    [EspeakFact]
    public async Task Patience_ThatEnds_IsAFailureNotAHang()
    {
        var time = new FakeTime();
        using var impatient = new EspeakVoice(150, Readings.Load(RealEngine.Folders.Dialogs), time);
        var speaking = impatient.SpeakAsync(string.Concat(Enumerable.Repeat("word ", 200_000)), "en", default);
        await BotHost.UntilAsync(() => Task.FromResult(time.Timers > 0));
        time.Advance(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAsync<IOException>(() => speaking);
    }

    private static double Level(short[] samples) => Math.Sqrt(samples.Average(sample => (double)sample * sample));
}
