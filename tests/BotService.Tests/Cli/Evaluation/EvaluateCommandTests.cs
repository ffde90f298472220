using System.Collections.Immutable;
using System.Text.Json;
using BotService.Cli.Evaluation;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;

namespace BotService.Tests.Cli.Evaluation;

public class EvaluateCommandTests
{
    [Fact]
    public void Run_Questions_CountsEachActOnce()
    {
        var report = Evaluate(
            """{"id":"1","q":"a.x","procedure":"a.x","lang":"zh"}""",
            """{"id":"2","q":"a.y","procedure":"a.x","lang":"zh"}""",
            """{"id":"3","q":"a.y","procedure":"a.x","also":["a.y"],"lang":"en"}""",
            """{"id":"4","q":"a.x?b.x","procedure":"a.x","accept":["b.x"],"lang":"zh"}""",
            """{"id":"5","q":"a.x?b.x","procedure":"a.x","lang":"zh"}""",
            """{"id":"6","q":"no","procedure":"a.x","lang":"zh"}""",
            """{"id":"7","q":"no","procedure":"oos","lang":"zh"}""",
            """{"id":"8","q":"a.x","procedure":"oos","lang":"zh"}""").RootElement;

        var inScope = report.GetProperty("inScope");
        Assert.Equal(6, inScope.GetProperty("n").GetInt32());
        Assert.Equal(3 / 6.0, inScope.GetProperty("answeredRight").GetDouble(), 4);
        Assert.Equal(1 / 6.0, inScope.GetProperty("answeredWrong").GetDouble(), 4);
        Assert.Equal(1 / 6.0, inScope.GetProperty("askedBack").GetDouble(), 4);
        Assert.Equal(1 / 6.0, inScope.GetProperty("refused").GetDouble(), 4);
        Assert.Equal(4 / 6.0, inScope.GetProperty("top1").GetDouble(), 4);
        Assert.Equal(2, report.GetProperty("outOfScope").GetProperty("n").GetInt32());
        Assert.Equal(0.5, report.GetProperty("outOfScope").GetProperty("refused").GetDouble());
        Assert.Equal(0.5, report.GetProperty("outOfScope").GetProperty("precision").GetDouble());
        Assert.Equal(1, report.GetProperty("byLanguage").GetProperty("en").GetProperty("top1").GetDouble());
    }

    [Fact]
    public void Run_Dialogues_JudgesTheLastTurn()
    {
        var report = Evaluate(
            """{"id":"1","turns":["a.y","a.x"],"procedure":"a.x"}""",
            """{"id":"2","turns":["a.x","a.x?b.x"],"procedure":"b.x"}""",
            """{"id":"3","turns":["a.x","no"],"procedure":"oos"}""",
            """{"id":"4","turns":["a.x","a.y"],"procedure":"a.x"}""").RootElement;
        Assert.Equal(4, report.GetProperty("multiTurn").GetProperty("n").GetInt32());
        Assert.Equal(0.75, report.GetProperty("multiTurn").GetProperty("right").GetDouble());
        Assert.Equal(0, report.GetProperty("inScope").GetProperty("n").GetInt32());
    }

    [Fact]
    public void Run_Person_IsRightForThoseWhoAskForOne()
    {
        var report =
            Evaluate("""{"q":"person","procedure":"any.human-agent"}""",
                """{"q":"person","procedure":"oos"}""").RootElement;
        Assert.Equal(1, report.GetProperty("inScope").GetProperty("answeredRight").GetDouble());
        Assert.Equal(1, report.GetProperty("outOfScope").GetProperty("refused").GetDouble());
    }

    [Theory]
    [InlineData("""{"q":"x"}""")]
    [InlineData("""{"procedure":"oos"}""")]
    [InlineData("""{"turns":[],"procedure":"oos"}""")]
    [InlineData("not json")]
    public void Run_LineThatCannotBeRead_NamesFileAndLine(string line)
    {
        var (code, _, error) = Run(["""{"q":"a.x","procedure":"a.x"}""", line], json: true);
        Assert.Equal(2, code);
        Assert.Contains(":2:", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ForReading_PrintsCountsBesideShares()
    {
        var (code, text, _) = Run(["""{"q":"a.x","procedure":"a.x"}"""], json: false);
        Assert.Equal(0, code);
        Assert.Contains("1 of 1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Questions_TellsIntervalsReliabilityConfusionsAndEntries()
    {
        var report = Evaluate(
            """{"q":"a.x","procedure":"a.x"}""", """{"q":"a.y","procedure":"a.x"}""",
            """{"q":"a.y","procedure":"a.x"}""", """{"q":"no","procedure":"a.x"}""",
            """{"q":"a.x","procedure":"oos"}""").RootElement;

        Assert.InRange(
            report.GetProperty("inScope").GetProperty("top1").GetDouble(),
            report.GetProperty("intervals").GetProperty("top1").GetProperty("low").GetDouble(), 0.5);
        var bin = Assert.Single(report.GetProperty("reliability").GetProperty("bins").EnumerateArray());
        Assert.Equal(
            (4, 0.5, 0.25),
            (bin.GetProperty("n").GetInt32(), bin.GetProperty("confidence").GetDouble(),
                bin.GetProperty("right").GetDouble()));
        Assert.Equal(0.25, report.GetProperty("reliability").GetProperty("ece").GetDouble());
        Assert.Equal(
            ["a.x a.y 2", "oos a.x 1"],
            report.GetProperty("confusions").EnumerateArray()
                .Select(c => $"{c.GetProperty("expected")} {c.GetProperty("found")} {c.GetProperty("n")}"));
        var entry = report.GetProperty("byEntry").GetProperty("a.x");
        Assert.Equal(
            (4, 1, 2, 1),
            (entry.GetProperty("n").GetInt32(), entry.GetProperty("rightFirst").GetInt32(),
                entry.GetProperty("answeredWrong").GetInt32(), entry.GetProperty("refused").GetInt32()));
        Assert.False(report.TryGetProperty("diff", out _));
    }

    [Fact]
    public void Run_AgainstAKeptRun_NamesWhatGotBetterAndWorse()
    {
        var kept = Path.GetTempFileName();
        try
        {
            Run(["""{"id":"1","q":"a.y","procedure":"a.x"}""", """{"id":"2","q":"a.x","procedure":"a.x"}""",
                """{"id":"3","q":"a.x","procedure":"a.x"}"""], json: true, save: kept);
            string[] now =
                ["""{"id":"1","q":"a.x","procedure":"a.x"}""", """{"id":"2","q":"a.x","procedure":"a.x"}""",
                    """{"id":"4","q":"secret","procedure":"oos"}"""];
            var diff = JsonDocument.Parse(Run(now, json: true, earlier: kept).Output).RootElement.GetProperty("diff");
            Assert.Equal(["1"], diff.GetProperty("better").EnumerateArray().Select(i => i.GetString()));
            Assert.Equal(0, diff.GetProperty("worse").GetArrayLength());
            Assert.Equal((1, 1), (diff.GetProperty("onlyBefore").GetInt32(), diff.GetProperty("onlyNow").GetInt32()));
            Assert.Contains(
                "1 questions better, 0 worse", Run(now, json: false, earlier: kept).Output, StringComparison.Ordinal);
            Run(now, json: true, save: kept);
            Assert.DoesNotContain("secret", File.ReadAllText(kept), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(kept);
        }
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    public void Run_AgainstAFileThatIsNoRun_IsRefused(string content)
    {
        var kept = Path.GetTempFileName();
        try
        {
            File.WriteAllText(kept, content);
            var (code, _, error) = Run(["""{"q":"a.x","procedure":"a.x"}"""], json: true, earlier: kept);
            Assert.Equal(2, code);
            Assert.Contains(kept, error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(kept);
        }
    }

    [Fact]
    public void Run_ByOrganisation_CountsEachGroupApart()
    {
        string[] lines =
        [
            """{"q":"a.x","procedure":"a.x","org":"a"}""", """{"q":"a.y","procedure":"a.x","org":"a"}""",
            """{"q":"b.x","procedure":"b.x","org":"b"}""", """{"q":"no","procedure":"oos","tag":"far"}""",
        ];
        var by = JsonDocument.Parse(Run(lines, json: true, by: Grouping.Org).Output).RootElement.GetProperty("by");
        Assert.Equal(
            ["a 2 0.5 0.5", "- 1 1 0", "b 1 1 0"],
            by.EnumerateObject().Select(g => FormattableString.Invariant(
                $"{g.Name} {g.Value.GetProperty("n")} {g.Value.GetProperty("right")} {g.Value.GetProperty("wrong")}")));
        Assert.Contains("by group", Run(lines, json: false, by: Grouping.Tag).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SeveralWishes_CountsThoseTakenUp()
    {
        var wishes = Evaluate(
            """{"q":"a.x+a.y","procedure":"a.x","also":["a.y"]}""",
            """{"q":"a.x","procedure":"a.x","also":["a.y"]}""",
            """{"q":"a.x","procedure":"a.x"}""").RootElement.GetProperty("wishes");
        Assert.Equal((2, 0.75), (wishes.GetProperty("n").GetInt32(), wishes.GetProperty("met").GetDouble()));
    }

    private static JsonDocument Evaluate(params string[] lines) => JsonDocument.Parse(Run(lines, json: true).Output);

    private static (int Code, string Output, string Error) Run(
        string[] lines, bool json, string? save = null, string? earlier = null, Grouping? by = null)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, lines);
            using var output = new StringWriter();
            using var error = new StringWriter();
            var code = EvaluateCommand.Run(
                new Echo(), () => new Echo(), file, new DateOnly(2027, 1, 1), json, output, error, save, earlier,
                by: by);
            return (code, output.ToString(), error.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>
    /// Answers about the entry that the text names, or the first of several with a plus between; two with a question
    /// mark between are asked about.
    /// </summary>
    private sealed class Echo : IRecognizer, IDialogEngine
    {
        public string Release => "test";

        public Recognition Recognize(string text, RecognitionContext context)
        {
            var candidates = text.Split('?').Where(t => t.Contains('.', StringComparison.Ordinal))
                .Select(t => new Candidate(t, 0.5)).ToArray();
            var outcome =
                candidates.Length switch { 0 => Outcome.OutOfScope, 1 => Outcome.Matched, _ => Outcome.Ambiguous };
            return new(outcome, candidates, "zh", candidates.Length) { InScope = candidates.Length > 0 ? 1 : 0 };
        }

        public TurnResult Next(DialogState? state, Input input, DateOnly today)
        {
            var found = Recognize(input.Text!, RecognitionContext.None);
            var kind = input.Text == "person" ? ReplyKind.Handoff
                : found.Outcome switch { Outcome.Matched => ReplyKind.Checklist, Outcome.Ambiguous => ReplyKind.Choices, _ => ReplyKind.Fallback };
            string[] wishes = kind == ReplyKind.Checklist ? found.Candidates[0].Entry.Split('+') : [];
            var evidence = new AnswerInfo(
                wishes.FirstOrDefault(), ImmutableDictionary<string, string>.Empty, Release, null, null, [])
            {
                Also = [.. wishes.Skip(1)],
            };
            return new(new DialogState("zh-TW"), [new Reply(kind, "zh-TW", "", "", null, [], evidence)],
                [new TurnEvent.Recognised(found)]);
        }
    }
}
