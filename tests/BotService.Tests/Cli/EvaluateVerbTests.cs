using BotService.Cli;

namespace BotService.Tests.Cli;

public class EvaluateVerbTests
{
    [Fact]
    public void Parse_FileWithItsOptions_IsTaken() => Assert.Empty(
        EvaluateVerb.Create().Parse("questions.jsonl --json --save run.json --diff earlier.json").Errors);

    [Theory]
    [InlineData("")]
    [InlineData("--json")]
    [InlineData("questions.jsonl --save")]
    public void Parse_WithoutWhatItNeeds_IsRefused(string line) =>
        Assert.NotEmpty(EvaluateVerb.Create().Parse(line).Errors);
}
