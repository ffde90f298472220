using BotService.Engine.Dialogs;
using BotService.Engine.Intents;

namespace BotService.Tests.Dialogs;

/// <summary>
/// Words that answer the open question and sound like another entry too stay an answer.
/// </summary>
public sealed class LeavingTests(RealEngine real) : IClassFixture<RealEngine>
{
    private const string Said = "個人，線上";

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.85)]
    public void Answer_ThatSoundsLikeAnotherEntry_StaysAnAnswer(double score)
    {
        var recognizer = new Sure(real.Loaded.Recognizer, score);
        var engine = new DialogEngine(
            real.Loaded.Knowledge, real.Loaded.Script, recognizer, real.Loaded.Calculators, real.Loaded.Safety);
        var talk = new Conversation(engine, "zh-TW", RealEngine.Today, "twc");
        talk.Say("電費過戶");
        Assert.Equal((Expecting.Slot, "applicant"), (talk.State.Expecting, talk.State.ExpectedSlot));
        talk.Say(Said);
        Assert.Equal("taipower.name-change", talk.State.Topic!.Entry);
    }

    /// <summary>Finds the electronic bill in what is said there, with the given probability.</summary>
    private sealed class Sure(IRecognizer real, double score) : IRecognizer
    {
        public Recognition Recognize(string text, RecognitionContext context) =>
            text.Contains("線上", StringComparison.Ordinal)
            ? new Recognition(Outcome.Matched, [new Candidate("taipower.ebill", score)], "zh-TW", 1) { InScope = score }
            : real.Recognize(text, context);
    }
}
