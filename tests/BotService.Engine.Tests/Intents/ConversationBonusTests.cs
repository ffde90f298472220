using BotService.Engine.Intents;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Intents;

/// <summary>
/// How much the conversation adds, in log-odds: measured on the odds between the entry in hand
/// and one of the same organisation.
/// </summary>
public sealed class ConversationBonusTests
{
    private static readonly Recognizer Asked = Recognizer.Train(Small.Knowledge, Small.OutOfScope);

    [Fact]
    public void EntryInHand_AgainstAnotherOfItsOrganisation_GainsOne()
    {
        const string Text = "我要申請電子帳單";
        var gain = LogOdds(Text, "taipower.mail-bill") - LogOdds(Text, null);
        Assert.InRange(gain, 0.95, 1.05);
    }

    private static double LogOdds(string text, string? current)
    {
        var found = Asked.Recognize(text, new RecognitionContext(current)).Candidates.ToDictionary(c => c.Entry,
            c => c.Score);
        return Math.Log(found["taipower.mail-bill"] / found["taipower.handover"]);
    }
}
