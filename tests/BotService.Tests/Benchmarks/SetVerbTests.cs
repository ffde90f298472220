using BotService.Benchmarks.Sets;

namespace BotService.Tests.Benchmarks;

public sealed class SetVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("clinc150 folder --json", true)]
    [InlineData("all folder", true)]
    [InlineData("train a.csv test b.csv", true)]
    [InlineData("export", true)]
    [InlineData("engine search", false)]
    [InlineData("--short", false)]
    [InlineData("", false)]
    public void Handles_WhatNamesASet_AndLeavesTheRest(string line, bool handles) =>
        Assert.Equal(handles, SetVerb.Handles(Words(line)));

    [Theory]
    [InlineData("clinc150")]
    [InlineData("train a.csv")]
    [InlineData("train a.csv test b.csv validation")]
    [InlineData("export more")]
    public void Run_OfWhatIsNotWhole_SaysHowItGoes(string line)
    {
        var error = new StringWriter();

        Assert.Equal(1, SetVerb.Run(Words(line), TextWriter.Null, error));
        Assert.Contains("train FILE test FILE", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TrainAndTest_PrintsTheFigures()
    {
        var train = Write("train.csv", "text,label\nred paint,paint\nblue paint,paint\nfresh bread,bread\nold bread,bread\n");
        var test = Write("test.csv", "text,label\ngreen paint,paint\nbread rolls,bread\n");
        var output = new StringWriter();

        Assert.Equal(0, SetVerb.Run(["train", train, "test", test, "--json"], output, TextWriter.Null));
        Assert.Contains("\"accuracy\":1", output.ToString(), StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
