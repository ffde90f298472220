using BotService.Cli.Explaining;
using BotService.Engine.Intents;
using BotService.Tests.Intents;

namespace BotService.Tests.Cli.Explaining;

public class ExplanationTextTests
{
    private static readonly Recognizer Small = Recognizer.Train(SmallKnowledge.Create(), SmallKnowledge.OutOfScope);

    [Theory]
    [InlineData("水費過戶要帶什麼", "Matched: twc.name-change")]
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
        Assert.Contains("the name of twc.name-change", text, StringComparison.Ordinal);
        Assert.Contains("learnt from examples", text, StringComparison.Ordinal);
        Assert.Contains("1.'s nearest example: \"水費過戶要帶什麼\" (100", text, StringComparison.Ordinal);
        Assert.Contains("For the first: \"", text, StringComparison.Ordinal);
        Assert.Contains("twc, twd", text, StringComparison.Ordinal);
    }

    private static string Written(string question)
    {
        using var output = new StringWriter();
        new ExplanationText(id => $"the name of {id}", output).Write(
            question, Small.ReadAs(question), Small.Explain(question, RecognitionContext.None));
        return output.ToString();
    }
}
