using System.Text.Json;
using BotService.Cli;
using BotService.Engine.Intents;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Cli;

/// <summary><c>calibrate --reviewed</c>: a map of probabilities is kept only when it is better.</summary>
public sealed class ReviewedMapTests(RealEngine real) : IClassFixture<RealEngine>, IDisposable
{
    private const string OutOfScope = "oos";

    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;
    private readonly StringWriter output = new(), error = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Calibrate_ReviewedQuestions_KeepsTheMapAndNothingElseChanges()
    {
        var knowledge = CopyOfTheKnowledge();
        var before = Calibration.Read(knowledge)! with { Map = new(0.2, -2) };
        before.Write(knowledge);

        Assert.Equal(ExitCode.Ok, Calibrate(knowledge, Questions(200)));

        var after = Calibration.Read(knowledge)!;
        Assert.NotEqual(before.Map, after.Map);
        Assert.Equal(before.Fusion, after.Fusion);
        Assert.Equal((before.Texts, before.InScope, before.Clear), (after.Texts, after.InScope, after.Clear));
        Assert.Matches(@"error on \d+ others 0\.\d+ before, 0\.\d+ after", output.ToString());
    }

    /// <summary>One half's answers are called right, most of the other's wrong: what this teaches, that denies.</summary>
    [Fact]
    public void Calibrate_AMapThatIsWorseOnTheOthers_IsRefusedAndTheFileUntouched()
    {
        var knowledge = CopyOfTheKnowledge();
        var file = Path.Combine(knowledge, Calibration.FileName);
        var before = File.ReadAllBytes(file);

        var exit = Calibrate(
            knowledge, Questions(200, right: text => ReviewedMap.IsHeldApart(text) || text.Length % 7 == 0));

        Assert.Equal(ExitCode.Failed, exit);
        Assert.Contains("nothing was changed", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Fact]
    public void Of_BadLines_AreNamedAllAtOnce()
    {
        var file = Write(
            """{"q": "電費過戶", "procedure": "taipower.name-change"}""", "no json", """{"q": "電費過戶"}""",
            """{"q": "電費過戶", "procedure": "cpc.no-such-thing"}""");

        var (map, exit) = ReviewedMap.Of(real.Loaded, file, RealEngine.Today, output, error);

        Assert.Equal((null, ExitCode.BadData), (map, exit));
        Assert.Equal(3, error.ToString().Trim().Split('\n').Length);
        Assert.Contains($"{file}:2: ", error.ToString(), StringComparison.Ordinal);
        foreach (var said in (string[])["3: not a labelled question. procedure is missing",
            "4: not a labelled question. there is no entry cpc.no-such-thing"])
            Assert.Contains($"{file}:{said}", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, "100 questions that are no dialogues are needed, and there are 20")]
    [InlineData(150, "right and others that were wrong")]
    public void Of_TooFewOrOfOneKind_SaysWhatIsMissing(int count, string said)
    {
        var entry = real.Loaded.Knowledge.Entries["taipower.name-change"];
        var right = entry.Utterances.Values.SelectMany(u => u).First();
        // One question under many ids: each is asked, and all have the same answer.
        var file = Write(
            [.. Enumerable.Range(0, count).Select(i => Line(right + new string('！', i), entry.Id))]);

        Assert.Null(ReviewedMap.Of(real.Loaded, file, RealEngine.Today, output, error).Map);
        Assert.Contains(said, error.ToString(), StringComparison.Ordinal);
    }

    private int Calibrate(string knowledge, string questions) =>
        CalibrateVerb.Run(knowledge, Path.Combine(Shipped.Root, "dialogs"), output, error, questions);

    /// <summary>Our own examples, and sentences out of scope: two of three questions have a right answer.</summary>
    /// <param name="right">Whether an answer is called right; null: as it is.</param>
    private string Questions(int count, Func<string, bool>? right = null)
    {
        var inScope =
            from entry in real.Loaded.Knowledge.Entries.Values.OrderBy(e => e.Id, StringComparer.Ordinal)
            where entry.Broader is null && entry.Utterances.Count > 0
            from text in entry.Utterances["zh-TW"].Take(2)
            select Line(text, right is null || right(text) ? entry.Id : OutOfScope);
        var outside = real.Loaded.Script.OutOfScope["zh-TW"].Take(right is null ? count / 3 : 0)
            .Select(text => Line(text, OutOfScope));
        return Write([.. inScope.Take(count), .. outside]);
    }

    private static string Line(string text, string procedure) => JsonSerializer.Serialize(new { q = text, procedure });

    private string Write(params string[] lines)
    {
        var file = Path.Combine(folder, "reviewed.jsonl");
        File.WriteAllLines(file, lines);
        return file;
    }

    private string CopyOfTheKnowledge()
    {
        var copy = Path.Combine(folder, "knowledge");
        foreach (var file in Directory.EnumerateFiles(Shipped.Folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(Shipped.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return copy;
    }
}
