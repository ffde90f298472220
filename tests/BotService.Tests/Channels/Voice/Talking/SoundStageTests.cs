using BotService.Channels.Voice.Talking;
using BotService.Channels.Voice.Voices;

namespace BotService.Tests.Channels.Voice.Talking;

public sealed class SoundStageTests
{
    private readonly List<int> told = [];
    private readonly SoundStage stage;

    public SoundStageTests() => stage = new SoundStage(told.Add);

    [Fact]
    public void Sound_IsTakenSampleBySample_ThenSilence()
    {
        var (one, two) = (FakeVoice.SoundOf("a"), FakeVoice.SoundOf("bc"));
        stage.Say(one, 0, isWhole: false);
        stage.Say(two, 1, isWhole: false);
        Assert.Equal(one.Concat(two).Concat(new short[400]), Take(10));
    }

    [Fact]
    public void Key_WhileSomethingIsSaid_SilencesTheNextFrame()
    {
        stage.Say(FakeVoice.SoundOf("a"), 0, isWhole: false);
        stage.Say(FakeVoice.SoundOf("b"), 1, isWhole: false);
        Take(3);
        Assert.True(stage.Press(out var during));
        Assert.Equal(1, during);
        Assert.All(Take(2), sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void Key_ThatIsAnsweredAtOnce_IsHeardToBeTaken()
    {
        stage.Say(FakeVoice.SoundOf("a"), 0, isWhole: false);
        Take(1);
        stage.Press(out _);
        stage.TakeKey();
        stage.Say(FakeVoice.SoundOf("b"), 0, isWhole: false);
        Assert.Equal(new short[2 * Pcm.Frame].Concat(FakeVoice.SoundOf("b")), Take(5).Take((2 * Pcm.Frame) + 400));
    }

    [Fact]
    public void Key_NotActedOn_KeepsTheRestFromBeingSaid()
    {
        stage.Press(out _);
        Assert.False(stage.Say(FakeVoice.SoundOf("a"), 0, isWhole: false));
        stage.TakeKey();
        Assert.True(stage.Say(FakeVoice.SoundOf("a"), 0, isWhole: false));
    }

    [Fact]
    public void Key_DuringWhatMustBeHeardWhole_DoesNotInterrupt()
    {
        var sound = FakeVoice.SoundOf("law");
        stage.Say(sound, 0, isWhole: true);
        stage.Say(FakeVoice.SoundOf("rest"), 1, isWhole: false);
        var first = Take(2);
        stage.Press(out _);
        Assert.Equal(sound, first.Concat(Take(6)).Take(sound.Length));
        Assert.All(Take(2), sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void Keys_BeyondTheMost_AreNotTaken()
    {
        for (var i = 0; i < SoundStage.MostKeys; i++) Assert.True(stage.Press(out _));

        Assert.False(stage.Press(out _));
    }

    [Fact]
    public void Wait_CountsFromTheLastWordOn_AndIsToldOnce()
    {
        stage.Say(FakeVoice.SoundOf("ab"), 0, isWhole: false); // five frames
        stage.Wait(TimeSpan.FromSeconds(1), asNumber: 3);
        Take(5 + 49);
        Assert.Empty(told);
        Take(1);
        Assert.Equal([3], told);
        Take(200);
        Assert.Equal([3], told);
    }

    [Fact]
    public void Wait_WhileTheCallerSpeaks_StandsStill()
    {
        stage.Wait(TimeSpan.FromSeconds(1), asNumber: 1);
        Take(40);
        stage.Hold(true);
        Take(100);
        stage.Hold(false);
        Take(49);
        Assert.Empty(told);
        Take(1);
        Assert.Equal([1], told);
    }

    [Fact]
    public void Thinking_LongerThanASecondAndAHalf_GivesASign_ThenEveryEightSeconds()
    {
        var sign = stage.Sign = FakeVoice.SoundOf("a");
        stage.Think();
        Assert.All(Take(75), sample => Assert.Equal(0, sample));
        Assert.Equal(sign, Take(3)[..sign.Length]);
        Assert.All(Take(399), sample => Assert.Equal(0, sample));
        Take(1);
        Assert.Equal(sign, Take(3)[..sign.Length]);
    }

    [Fact]
    public void Thinking_ThatEndsInTime_GivesNoSign()
    {
        stage.Sign = FakeVoice.SoundOf("a");
        stage.Think();
        Take(74);
        stage.Wait(TimeSpan.FromSeconds(60), asNumber: 1);
        Assert.All(Take(500), sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void Room_IsThereOnceEnoughWasSaid_OrAKeyHasEndedIt()
    {
        stage.Say(FakeVoice.SoundOf("abcd"), 0, isWhole: false);
        var room = stage.RoomAsync(800, default);
        Take(4);
        Assert.False(room.IsCompleted);
        Take(1);
        Assert.True(room.IsCompletedSuccessfully);
        var empty = stage.RoomAsync(0, default);
        Assert.False(empty.IsCompleted);
        stage.Press(out _);
        Assert.True(empty.IsCompletedSuccessfully);
    }

    [Fact]
    public void End_LetsNothingMoreBeSaid()
    {
        stage.Say(FakeVoice.SoundOf("abcd"), 0, isWhole: true);
        stage.End();
        Assert.False(stage.Take(new byte[2 * Pcm.Frame]));
    }

    private short[] Take(int frames)
    {
        var bytes = new byte[2 * Pcm.Frame * frames];
        for (var i = 0; i < frames; i++) stage.Take(bytes.AsSpan(2 * Pcm.Frame * i, 2 * Pcm.Frame));

        return Pcm.Of(bytes);
    }
}
