using BotService.Cli.Explaining;
using BotService.Engine.Intents;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Cli.Explaining;

public class ExplanationTextTests
{
    private static readonly Recognizer Asked = Recognizer.Train(Small.Knowledge, Small.OutOfScope);

    [Theory]
    [InlineData("水費過戶要帶什麼", "Matched: twc.handover")]
    [InlineData("我要過戶", "Ambiguous: it asks back with ")]
    [InlineData("今天會下雨嗎", "Out of scope: ")]
    [InlineData("😀", "No input")]
    public void Write_Question_SaysTheOutcomeFirst(string question, string outcome) =>
        Assert.StartsWith(outcome, Written(question).Split('\n')[1], StringComparison.Ordinal);

    [Fact]
    public void Write_Question_NamesCandidatesSignalsAndPieces()
    {
        var text = Written("水費過戶要帶什麼");
        Assert.Contains("1.  ", text, StringComparison.Ordinal);
        Assert.Contains("the name of twc.handover", text, StringComparison.Ordinal);
        Assert.Contains("learnt from examples", text, StringComparison.Ordinal);
        Assert.Contains("1.'s nearest example: \"水費過戶要帶什麼\" (100", text, StringComparison.Ordinal);
        Assert.Contains("For the first: \"", text, StringComparison.Ordinal);
        Assert.Contains("kinmen, twc, twd", text, StringComparison.Ordinal);
    }

    private static string Written(string question)
    {
        using var output = new StringWriter();
        new ExplanationText(id => $"the name of {id}", output).Write(
            question, Asked.ReadAs(question), Asked.Explain(question, RecognitionContext.None));
        return output.ToString();
    }
}
