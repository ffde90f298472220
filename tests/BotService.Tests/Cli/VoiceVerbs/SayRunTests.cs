using BotService.Channels.Voice.Speaking;
using BotService.Cli;
using BotService.Cli.VoiceVerbs;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Cli.VoiceVerbs;

public sealed class SayRunTests
{
    private readonly StringWriter output = new(), errors = new();

    [Fact]
    public async Task Say_ASentence_PrintsItsBreathsWithSeconds()
    {
        var exit = await RunAsync(new SayCall("請打 1911", null, [], "zh-TW", null));

        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains("2.6 s  zh-TW  請打一九一一。", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_AnEntryInACase_PrintsEachPaper()
    {
        var exit = await RunAsync(
            new SayCall(null, "taipower.name-change", ["applicant=person", "by=self"], "zh-TW", null));

        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains("item identity", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no.such", "zh-TW", "by=self", "no.such")]
    [InlineData("taipower.name-change", "xx", "by=self", "xx")]
    [InlineData("taipower.name-change", "zh-TW", "by=nobody", "by=nobody")]
    public async Task Say_OfWhatIsNotThere_NamesIt(string entry, string locale, string answer, string named)
    {
        Assert.Equal(ExitCode.Failed, await RunAsync(new SayCall(null, entry, [answer], locale, null)));
        Assert.Contains(named, errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_ToAFileWithoutAVoice_SaysSo()
    {
        Assert.Equal(ExitCode.Failed, await RunAsync(new SayCall("好", null, [], "zh-TW", "a.wav")));
        Assert.Contains("Voice:TextToSpeech:Provider", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_ToAFile_IsRecorded()
    {
        var recorder = new Recorder();

        Assert.Equal(ExitCode.Ok, await RunAsync(new SayCall("好", null, [], "zh-TW", "a.wav"), recorder));
        Assert.Equal("a.wav", recorder.File);
    }

    private Task<int> RunAsync(SayCall call, IVoiceRecorder? recorder = null) =>
        new SayRun(RealEngine.Shared, recorder, output, errors).RunAsync(call, RealEngine.Today, default);

    private sealed class Recorder : IVoiceRecorder
    {
        public string? File { get; private set; }

        public Task RecordAsync(IReadOnlyList<Passage> passages, string file, CancellationToken cancel)
        {
            File = file;
            return Task.CompletedTask;
        }
    }
}
