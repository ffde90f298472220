using BotService.Cli;

namespace BotService.Tests.Cli;

public class EvaluateVerbTests
{
    [Theory]
    [InlineData("questions.jsonl --json --save run.json --diff earlier.json")]
    [InlineData("--benchmark clinc150 folder")]
    [InlineData("questions.jsonl --benchmark all folder")]
    [InlineData("--train a.csv --test b.csv --validation c.csv")]
    [InlineData("--export")]
    public void Parse_OneThing_IsTaken(string line) => Assert.Empty(EvaluateVerb.Create().Parse(line).Errors);

    [Theory]
    [InlineData("", "one of these")]
    [InlineData("questions.jsonl --export", "one of these")]
    [InlineData("--train a.csv", "go together")]
    [InlineData("--test a.csv", "go together")]
    [InlineData("questions.jsonl --validation c.csv", "--validation goes")]
    [InlineData("--export --save run.json", "--save and --diff")]
    [InlineData("--benchmark imagenet folder", "clinc150, banking77 and all, not imagenet")]
    [InlineData("--benchmark clinc150", "--benchmark")]
    [InlineData("questions.jsonl --benchmark all folder --json", "one object")]
    public void Parse_WhatDoesNotGoTogether_IsRefusedWithTheReason(string line, string reason) =>
        Assert.Contains(
            EvaluateVerb.Create().Parse(line).Errors, e => e.Message.Contains(reason, StringComparison.Ordinal));
}
