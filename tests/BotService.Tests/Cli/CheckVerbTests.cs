using System.Text.Json.Nodes;
using BotService.Cli;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Cli;

/// <summary>What <c>check</c> says to people and to programs.</summary>
public sealed class CheckVerbTests : IDisposable
{
    private const string Entry = "taipower/tenant-inquiry/entry.yaml";
    private readonly KnowledgeCopy copy = KnowledgeCopy.OfAll();

    public void Dispose() => copy.Dispose();

    [Fact]
    public void Run_AsJson_TellsCodeSeverityAndBothSentencesBesideTheRest()
    {
        copy.Edit(Entry, "document: identity,", "document: identiy,");
        var (exit, said) = Run(json: true, "zh-TW");
        Assert.Equal(ExitCode.Failed, exit);
        var row = Assert.Single(JsonNode.Parse(said)!["problems"]!.AsArray())!;
        Assert.Equal(
            ["file", "line", "message", "code", "severity", "texts"], row.AsObject().Select(p => p.Key));
        Assert.Equal(
            ($"knowledge/{Entry}", "unknown-document", "error"),
            ((string?)row["file"], (string?)row["code"], (string?)row["severity"]));
        Assert.Equal((string?)row["message"], (string?)row["texts"]!["en"]);
        Assert.EndsWith("；是不是「identity」？", (string?)row["texts"]!["zh-TW"], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_InChinese_ListsAndCountsInChinese()
    {
        copy.Edit(Entry, "document: identity,", "document: identiy,");
        var (exit, said) = Run(json: false, "zh-TW");
        Assert.Equal(ExitCode.Failed, exit);
        Assert.StartsWith($"knowledge/{Entry}:{copy.LineOf(Entry, "identiy")}: 找不到文件「identiy」", said, StringComparison.Ordinal);
        Assert.EndsWith("1 個問題", said.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithAReviewThatIsDue_WarnsAndIsContent()
    {
        copy.Edit(Entry, "review_by: 2027-06-30", "review_by: 2024-06-30");
        var (exit, said) = Run(json: false, "en");
        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains($"{Entry}:2: `review_by` was 2024-06-30", said, StringComparison.Ordinal);
        Assert.EndsWith("1 warnings; 0 problems", said.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithAnAnswersReviewThatIsDue_NamesItsLineAndWhoKeepsIt()
    {
        const string file = "twc/answers/account.yaml";
        var lines = copy.Lines(file);
        var at = Array.FindIndex(lines, l => l == "  review_by: 2027-06-30");
        lines[at] = "  review_by: 2024-06-30";
        copy.Write(file, lines);
        var (exit, said) = Run(json: false, "en");
        Assert.Equal(ExitCode.Ok, exit);
        Assert.Matches($"{file}:2: `review_by` was 2024-06-30: .+ should read it again", said);
    }

    [Fact]
    public void Run_AsJson_CountsContradictions()
    {
        Assert.Equal(0, (int?)JsonNode.Parse(Run(json: true, "en").Said)!["contradictions"]);
        copy.Edit("catalogue/values.yaml", "value: \"3,000\"", "value: \"2,000\"");
        Assert.InRange((int)JsonNode.Parse(Run(json: true, "en").Said)!["contradictions"]!, 1, 9);
    }

    [Theory]
    [InlineData("zh-TW", "LANG=zh_TW.UTF-8")]
    [InlineData("zh-TW", "LC_ALL=zh_TW.UTF-8", "LANG=en_GB.UTF-8")]
    [InlineData("en", "LC_ALL=C.UTF-8", "LANG=zh_TW.UTF-8")]
    [InlineData("en", "LANG=en_GB.UTF-8")]
    [InlineData("en")]
    public void TerminalLanguage_OfTheSettings_IsChineseOrEnglish(string language, params string[] settings) =>
        Assert.Equal(language, CheckVerb.TerminalLanguage(name =>
            settings.FirstOrDefault(s => s.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..]));

    private (int Exit, string Said) Run(bool json, string lang)
    {
        var said = new StringWriter();
        var exit = CheckVerb.Run(
            copy.Folder, Path.Combine(Shipped.Root, "dialogs"), json, said, lang: lang);
        return (exit, said.ToString());
    }
}
