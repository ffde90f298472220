using BotService.Engine.Intents;

namespace BotService.Tests.Intents;

/// <summary>
/// How much the conversation adds, in log-odds: measured on the odds between the entry in hand
/// and one of the same organisation.
/// </summary>
public sealed class ConversationBonusTests
{
    private static readonly Recognizer Small = Recognizer.Train(SmallKnowledge.Create(), SmallKnowledge.OutOfScope);

    [Fact]
    public void EntryInHand_AgainstAnotherOfItsOrganisation_GainsOne()
    {
        const string Text = "我要申請電子帳單";
        var gain = LogOdds(Text, "taipower.ebill") - LogOdds(Text, null);
        Assert.InRange(gain, 0.95, 1.05);
    }

    private static double LogOdds(string text, string? current)
    {
        var found = Small.Recognize(text, new RecognitionContext(current)).Candidates.ToDictionary(c => c.Entry,
            c => c.Score);
        return Math.Log(found["taipower.ebill"] / found["taipower.outage-report"]);
    }
}
