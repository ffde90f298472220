using BotService.Channels.Voice;
using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Ears;
using BotService.Channels.Voice.Speaking;
using BotService.Channels.Voice.Talking;
using BotService.Channels.Voice.Voices;
using BotService.Tests.Conversations;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Voice.Talking;

/// <summary>The stage's frames are taken by hand: seconds of a call pass in no time.</summary>
public sealed class PhoneTalkTests : IAsyncDisposable
{
    private static readonly CallStart Start = new("call-1", "asterisk", "0912345678", "1911", null);

    private readonly FakeCallDoor door = new();
    private readonly FakeVoice voice = new();
    private readonly CancellationTokenSource hangUp = new();
    private readonly List<short> heard = [];
    private readonly PhoneTalk talk;
    private readonly TaskCompletionSource ready = new();
    private readonly Task<TalkEnd> running;
    private CallCommand[] greeting = [FakeCallDoor.Say("Greeting")];

    public PhoneTalkTests()
    {
        var words = new SpokenWords(voice, Options.Create(new VoiceOptions()));
        talk = new PhoneTalk(new TalkParts(door, words, new NoEars(), _ => [new Breath("wait", "en", 0)]));
        door.Greet = () => FakeCallDoor.Commands(greeting);
        running = Task.Run(async () =>
        {
            await ready.Task;
            return await talk.RunAsync(Start, hangUp.Token);
        });
    }

    [Fact]
    public async Task Caller_WhoSaysNothing_IsSilentOnceTwiceAndAnewAfterAKey()
    {
        Begin(FakeCallDoor.Say("Greeting"));
        await UntilAsync(() => door.Told.Count == 2 && talk.Stage.IsListening);
        talk.Press('5');
        await UntilAsync(() => door.Told.Count == 4);
        Assert.Equal(
            [new CallEvent.Silent(1), new CallEvent.Silent(2), new CallEvent.Keyed("5", 0), new CallEvent.Silent(1)],
            door.Events.Take(4));
        Assert.Equal(["1", "2", "3", "4"], door.Told.Take(4).Select(one => one.Key));
    }

    [Fact]
    public async Task Number_EndsAtItsLengthAtTheHashOrAfterAPause()
    {
        var ask = FakeCallDoor.Say("Number") with
        {
            Collect = new Collect(4, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(3)),
        };
        door.Answer = _ => FakeCallDoor.Commands(ask);
        Begin(ask);
        foreach (var (keys, told) in new[] { ("1234", 1), ("12#", 2), ("12", 3), ("#", 4), ("12*", 5) })
        {
            foreach (var key in keys) talk.Press(key);
            await UntilAsync(() => door.Told.Count == told);
        }

        Assert.Equal(["1234", "12", "12", "#", "*"], door.Events.Take(5).Cast<CallEvent.Keyed>().Select(one => one.Digits));
    }

    [Fact]
    public async Task Number_NobodyBegins_IsSilenceAfterTheFirstPatience()
    {
        Begin(FakeCallDoor.Say("Number") with { Collect = new Collect(4, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(3)) });
        await UntilAsync(() => !door.Told.IsEmpty);
        Assert.Equal(new CallEvent.Silent(1), door.Events.First());
        // 8 characters of 50 ms, then 8 s.
        Assert.InRange(heard.Count, Pcm.Samples(8300), Pcm.Samples(8300 + 2000));
    }

    [Fact]
    public async Task Key_DuringAPassage_TellsWhichAndSparesTheRest()
    {
        door.Answer = _ => new TaskCompletionSource<IReadOnlyList<CallCommand>>().Task;
        Begin(FakeCallDoor.Say("First", "Second", "Third"));
        await UntilAsync(() => Loud() > 2000); // 400 samples a character: within the second.
        talk.Press('1');
        await UntilAsync(() => !door.Told.IsEmpty);
        Assert.Equal(new CallEvent.Keyed("1", 1), door.Events.First());
        Assert.Equal(FakeVoice.SoundOf("First").Concat(FakeVoice.SoundOf("Second")).Take(Loud()), Sound().Take(Loud()));
    }

    [Fact]
    public async Task LettersOfTheKeypad_AreNoKeys()
    {
        Begin(FakeCallDoor.Say("Greeting"));
        foreach (var key in "ABCDx\0") talk.Press(key);
        talk.Press('1');
        await UntilAsync(() => !door.Told.IsEmpty);
        Assert.Equal("1", ((CallEvent.Keyed)door.Events.First()).Digits);
    }

    [Fact]
    public async Task Transfer_ComesAfterWhatIsSaidBefore()
    {
        Begin(FakeCallDoor.Say("Goodbye"), new CallCommand.Transfer("taipower", "tel:1911", "asked"));
        await UntilAsync(() => running.IsCompleted);
        Assert.Equal(new TalkEnd("taipower", "asked"), await running);
        Assert.Equal(FakeVoice.SoundOf("Goodbye"), Sound().Take(2800));
    }

    [Fact]
    public async Task HangUp_IsATargetOfItsOwn()
    {
        Begin(new CallCommand.HangUp("done"));
        await UntilAsync(() => running.IsCompleted);
        Assert.Equal(new TalkEnd(TalkEnd.HangUp, "done"), await running);
    }

    [Fact]
    public async Task Key_PressedAhead_SparesTheAnswerAndCountsAfterIt()
    {
        var answer = new TaskCompletionSource<IReadOnlyList<CallCommand>>();
        door.Answer = _ => answer.Task;
        Begin(FakeCallDoor.Say("Greeting"));
        talk.Press('1');
        await UntilAsync(() => door.Told.Count == 1);
        talk.Press('2');
        door.Answer = _ => FakeCallDoor.Commands(FakeCallDoor.Say("Second"));
        answer.SetResult([FakeCallDoor.Say("First")]);
        await UntilAsync(() => door.Told.Count == 2);
        Assert.Equal(["1", "2"], door.Events.Cast<CallEvent.Keyed>().Select(one => one.Digits));
        heard.Clear();
        await UntilAsync(() => Loud() >= 2400);
        Assert.Equal(FakeVoice.SoundOf("Second"), Sound().Take(2400));
    }

    [Fact]
    public async Task SlowAnswer_IsBridgedByASign()
    {
        var answer = new TaskCompletionSource<IReadOnlyList<CallCommand>>();
        door.Answer = _ => answer.Task;
        Begin(FakeCallDoor.Say("Hi"));
        await UntilAsync(() => talk.Stage.IsListening);
        talk.Press('1');
        heard.Clear();
        await UntilAsync(() => Loud() >= 1600);
        Assert.Equal(FakeVoice.SoundOf("wait"), Sound().Take(1600));
    }

    [Fact]
    public async Task Unasked_IsSaidWhileTheCallerIsWaitedFor()
    {
        Begin(FakeCallDoor.Say("Hi"));
        await UntilAsync(() => talk.Stage.IsListening);
        heard.Clear();
        door.SayUnasked("call-1", FakeCallDoor.Say("Staff"));
        await UntilAsync(() => Loud() >= 2000);
        Assert.Equal(FakeVoice.SoundOf("Staff"), Sound().Take(2000));
    }

    [Fact]
    public async Task FirstBreath_IsHeardWhileTheSecondIsMade()
    {
        var second = new TaskCompletionSource();
        voice.Before = text => text == "Second" ? second.Task : Task.CompletedTask;
        Begin(FakeCallDoor.Say("First", "Second"));
        await UntilAsync(() => Loud() >= 2000);
        Assert.Equal(FakeVoice.SoundOf("First"), Sound().Take(2000));
        second.SetResult();
        await UntilAsync(() => Loud() >= 4400);
    }

    [Fact]
    public async Task Voice_ThatFails_EndsTheTalk()
    {
        voice.Before = text => text == "Greeting" ? throw new IOException("broken") : Task.CompletedTask;
        Begin(FakeCallDoor.Say("Greeting"));
        Assert.IsType<IOException>((await Assert.ThrowsAsync<VoiceFailedException>(() => running)).InnerException);
    }

    [Fact]
    public async Task Caller_WhoHangsUp_EndsTheTalkWhateverIsAwaited()
    {
        door.Answer = _ => new TaskCompletionSource<IReadOnlyList<CallCommand>>().Task;
        Begin(FakeCallDoor.Say("Hi"));
        talk.Press('1');
        await UntilAsync(() => !door.Told.IsEmpty);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task LongAnswer_IsNotMadeFarAhead()
    {
        var texts = Enumerable.Range(10, 60).Select(i => $"Sentence {i}").ToArray(); // 33 s
        Begin(FakeCallDoor.Say(texts));
        await UntilAsync(() => Loud() > 0);
        await BotHost.UntilAsync(() => Task.FromResult(voice.Said.Count > 5));
        Assert.True(voice.Said.Count < 30, $"{voice.Said.Count} were made");
    }

    public async ValueTask DisposeAsync()
    {
        await hangUp.CancelAsync();
        ready.TrySetResult();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
        hangUp.Dispose();
        voice.Dispose();
    }

    private void Begin(params CallCommand[] commands)
    {
        greeting = commands;
        ready.SetResult();
    }

    /// <summary>Takes frames until it is so; gives other threads their turn between them.</summary>
    private async Task UntilAsync(Func<bool> isSo)
    {
        var frame = new byte[2 * Pcm.Frame];
        for (var i = 0; !isSo(); i++)
        {
            Assert.True(i < 100_000, "It never came.");
            talk.Stage.Take(frame);
            heard.AddRange(Pcm.Of(frame));
            if (i % 8 == 0) await Task.Delay(1);
            else await Task.Yield();
        }
    }

    private int Loud() => heard.Count(sample => sample != 0);

    private IEnumerable<short> Sound() => heard.SkipWhile(sample => sample == 0);
}
