using System.Text.Json;
using BotService.Benchmarks.Sets;
using BotService.Engine.Intents;

namespace BotService.Tests.Benchmarks;

public sealed class SetCommandTests : IDisposable
{
    private static readonly string[] Wishes =
        ["red paint for the wall", "two loaves of fresh bread", "send a parcel abroad", "borrow money from a bank",
            "repair my bicycle", "learn to swim"];
    private static readonly string[] Times =
        ["today", "tomorrow", "please", "now", "again", "soon", "cheaply", "nearby", "online", "at noon"];

    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Run_SetThatIsEasy_GivesEveryFigure()
    {
        var set = new LabelledSet(
            "small", [.. Texts("i want {0}", 10), .. Outside(10)], Texts("some {0}", 3),
            [.. Texts("where is {0}", 5), .. Outside(6)]);
        var (code, output, _) = Run(() => set, json: true);
        Assert.Equal(0, code);
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal(6, report.GetProperty("labels").GetInt32());
        Assert.Equal(30, report.GetProperty("inScope").GetInt32());
        Assert.Equal(6, report.GetProperty("outOfScope").GetInt32());
        Assert.Equal(1, report.GetProperty("accuracy").GetDouble());
        Assert.InRange(report.GetProperty("auroc").GetDouble(), 0.9, 1);
        Assert.Equal("validation", report.GetProperty("threshold").GetProperty("chosenOn").GetString());
        Assert.InRange(report.GetProperty("threshold").GetProperty("outOfScopeRefused").GetDouble(), 0.5, 1);
    }

    [Fact]
    public void Run_SetWithoutTextsOutOfScope_HasNoFiguresOfThem()
    {
        var set = new LabelledSet("small", Texts("i want {0}", 10), [], Texts("where is {0}", 5));
        var report = JsonDocument.Parse(Run(() => set, json: true).Output).RootElement;
        Assert.False(report.TryGetProperty("auroc", out _));
        Assert.False(report.TryGetProperty("threshold", out _));
        Assert.Contains("small: 60 texts of 6 labels", Run(() => set, json: false).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithoutValidation_TakesTheThresholdOfCrossValidation()
    {
        var set = new LabelledSet(
            "small", [.. Texts("i want {0}", 10), .. Outside(10)], [], [.. Texts("where is {0}", 5), .. Outside(6)]);
        Assert.Equal(
            "cross-validation",
            JsonDocument.Parse(Run(() => set, json: true).Output).RootElement.GetProperty("threshold")
                .GetProperty("chosenOn").GetString());
    }

    [Theory]
    [InlineData("clinc150", "clinc150-data_full.json", """{"train":[["hi","a"]]}""", "no oos_train")]
    [InlineData("clinc150", "clinc150-data_full.json", "{\n\"train\":[[\"hi\",1]]}", ":2:")]
    [InlineData("banking77", "banking77-train.csv", "text,category\nalone\n", ":2:")]
    public void PublicSet_NotAsPublished_IsRefusedWithThePlace(string name, string file, string content, string place)
    {
        File.WriteAllText(Path.Combine(folder, file), content);
        var (code, _, error) = Run(() => PublicSets.ByName[name](folder), json: false);
        Assert.Equal(2, code);
        Assert.Contains(Path.Combine(folder, file), error, StringComparison.Ordinal);
        Assert.Contains(place, error, StringComparison.Ordinal);
    }

    [Fact]
    public void PublicSet_Clinc150_JoinsTheTextsOutOfScope()
    {
        File.WriteAllText(
            Path.Combine(folder, "clinc150-data_full.json"),
            """{"train":[["a","x"]],"oos_train":[["b","oos"]],"val":[["c","x"]],"oos_val":[],"test":[["d","x"]],"oos_test":[["e","oos"]]}""");
        var set = PublicSets.ByName["clinc150"](folder);
        Assert.Equal([new("a", "x"), new("b", "oos")], set.Train);
        Assert.Equal([new("d", "x"), new("e", "oos")], set.Test);
        Assert.Single(set.Validation);
    }

    [Fact]
    public void PublicSet_FolderWithoutIt_IsRefused() =>
        Assert.Equal(2, Run(() => PublicSets.ByName["banking77"](folder), json: false).Code);

    private static LabelledText[] Texts(string form, int each) =>
        [.. Wishes.SelectMany(
            w => Times.Take(each).Select(t => new LabelledText(string.Format(null, form, w) + $" {t}", w)))];

    private static LabelledText[] Outside(int count) =>
        [.. Enumerable.Range(0, count)
            .Select(i => new LabelledText($"when does train {i} leave", LabelledText.OutOfScope))];

    private static (int Code, string Output, string Error) Run(Func<LabelledSet> set, bool json)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (SetCommand.Run(set, json, output, error), output.ToString(), error.ToString());
    }
}
