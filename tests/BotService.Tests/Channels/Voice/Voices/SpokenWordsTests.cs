using BotService.Channels.Voice;
using BotService.Channels.Voice.Speaking;
using BotService.Channels.Voice.Voices;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Voice.Voices;

public sealed class SpokenWordsTests : IDisposable
{
    private readonly FakeVoice voice = new();
    private readonly SpokenWords words;

    public SpokenWordsTests() => words = new SpokenWords(voice, Options.Create(new VoiceOptions()));

    public void Dispose() => voice.Dispose();

    [Fact]
    public async Task Words_SaidAgain_AreMadeOnce()
    {
        var breath = new Breath("Hello", "en", 0);
        Assert.Equal(FakeVoice.SoundOf("Hello"), await words.SpeakAsync(breath, isPrivate: false, default));
        Assert.Same(
            await words.SpeakAsync(breath, isPrivate: false, default), await words.SpeakAsync(breath, isPrivate: false, default));
        Assert.Single(voice.Said);
    }

    [Fact]
    public async Task Words_OfOnePersonAlone_AreNotKept()
    {
        var breath = new Breath("0912", "en", 0);
        await words.SpeakAsync(breath, isPrivate: true, default);
        await words.SpeakAsync(breath, isPrivate: false, default);
        Assert.Equal(2, voice.Said.Count);
    }

    [Fact]
    public async Task Words_InAnotherLanguage_AreMadeAnew()
    {
        await words.SpeakAsync(new Breath("Hello", "en", 0), isPrivate: false, default);
        await words.SpeakAsync(new Breath("Hello", "id", 0), isPrivate: false, default);
        Assert.Equal(2, voice.Said.Count);
    }

    [Fact]
    public void Cache_ThatIsFull_LosesWhatWasNotAskedForTheLongest()
    {
        var cache = new SoundCache(most: 8);
        (string, string, int, string, string) Key(string text) => ("", "", 0, "", text);
        cache.Keep(Key("a"), [1, 2]);
        cache.Keep(Key("b"), [3, 4]);
        Assert.NotNull(cache.Find(Key("a")));
        cache.Keep(Key("c"), [5, 6]);
        Assert.Null(cache.Find(Key("b")));
        Assert.NotNull(cache.Find(Key("a")));
        Assert.Equal(8, cache.Size);
        cache.Keep(Key("long"), new short[100]);
        Assert.Equal(0, cache.Size);
    }

    [Fact]
    public async Task Recording_HoldsEachBreathWithItsPause()
    {
        var passage = new Passage(
            PassageKind.Sentence, null, [new Breath("One", "en", 500), new Breath("Two", "en", 0)]);
        var file = Path.GetTempFileName(); // There already: it is replaced.
        await new VoiceRecorder(words).RecordAsync([passage], file, default);
        var (samples, rate) = WaveFile.Read(await File.ReadAllBytesAsync(file));
        File.Delete(file);
        Assert.Equal(8_000, rate);
        Assert.Equal(FakeVoice.SoundOf("One").Concat(new short[4000]).Concat(FakeVoice.SoundOf("Two")), samples);
    }

    [Fact]
    public async Task Recorded_WhatIsInTheFolder_IsPlayedAndTheRestSpoken()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-").FullName;
        var file = Path.Combine(folder, RecordedVoice.FileOf("Hello", "en"));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, WaveFile.Write([1, 2, 3], 8_000));
        using var recorded = new RecordedVoice(folder, voice);
        Assert.Equal([1, 2, 3], await recorded.SpeakAsync("Hello", "en", default));
        Assert.Equal(FakeVoice.SoundOf("Bye"), await recorded.SpeakAsync("Bye", "en", default));
        Directory.Delete(folder, recursive: true);
    }
}
