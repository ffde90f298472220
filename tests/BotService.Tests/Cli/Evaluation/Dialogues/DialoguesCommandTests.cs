using System.Text.Json;
using BotService.Cli.Evaluation.Dialogues;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Cli.Evaluation.Dialogues;

/// <summary>Labelled dialogues are talked with the real engine and judged turn by turn.</summary>
public sealed class DialoguesCommandTests(RealEngine real) : IClassFixture<RealEngine>, IDisposable
{
    private const string Asked = """{"say":"電費過戶","phenomena":["plain"],"want":{"kind":"question","entry":"taipower.name-change"}}""";

    private readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(file);

    private JsonElement Report(params string[] turns)
    {
        File.WriteAllText(file, $$"""{"id":"one","lang":"zh","turns":[{{string.Join(',', turns)}}]}""");
        using var output = new StringWriter();
        Assert.Equal(
            0, DialoguesCommand.Run(real.Engine, file, RealEngine.Today, json: true, false, output, TextWriter.Null));
        return JsonDocument.Parse(output.ToString()).RootElement;
    }

    [Fact]
    public void AllTurnsRight_TheDialogueIsRight()
    {
        var report = Report(
            Asked,
            """{"choose":["個人"],"want":{"kind":["question"],"case":{"applicant":"person"}},"phenomena":["yes-no"]}""");
        Assert.Equal(2, report.GetProperty("turns").GetProperty("right").GetInt32());
        Assert.Equal(1, report.GetProperty("dialogues").GetProperty("right").GetInt32());
        Assert.Equal(0, report.GetProperty("wrongList").GetInt32());
        Assert.Equal(1, report.GetProperty("byPhenomenon").GetProperty("yes-no").GetProperty("right").GetInt32());
    }

    [Fact]
    public void AListForAnExcludedCase_IsAWrongList()
    {
        var report = Report(
            Asked, """{"choose":["個人"]}""",
            """{"choose":["本人"],"want":{"entry":"taipower.name-change","not_case":{"by":"self"}}}""");
        Assert.Equal(2, report.GetProperty("turns").GetProperty("right").GetInt32());
        Assert.Equal(0, report.GetProperty("dialogues").GetProperty("right").GetInt32());
        Assert.Equal(1, report.GetProperty("wrongList").GetInt32());
    }

    [Fact]
    public void ACaseNotToldAtOnce_CountsWhereItIsTold()
    {
        var report = Report(
            """{"say":"幫公司辦電費過戶","want":{"case":{"applicant":"company","by":"self"}}}""",
            """{"choose":["本人"],"want":{"kind":"checklist"}}""");
        Assert.Equal(2, report.GetProperty("turns").GetProperty("n").GetInt32());
    }

    [Theory]
    [InlineData("""{"id":"x","lang":"zh","turns":[{}]}""")]
    [InlineData("""{"id":"x","lang":"zh","turns":[{"say":"a","want":{"wrong":1}}]}""")]
    [InlineData("nothing")]
    public void ALineThatIsNone_IsNamed(string line)
    {
        File.WriteAllText(file, line);
        using var error = new StringWriter();
        Assert.Equal(
            2, DialoguesCommand.Run(real.Engine, file, RealEngine.Today, false, false, TextWriter.Null, error));
        Assert.Contains(":1: not a labelled dialogue", error.ToString(), StringComparison.Ordinal);
    }
}
