namespace BotService.Tests.Cli.PrivacyVerbs;

/// <summary>What somebody left behind, and what goes by its age, from a terminal.</summary>
public sealed class PrivacyVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("botservice-");

    private (string Name, string Value) Store => ("ConnectionStrings__Store", $"Data Source={Path.Combine(folder.FullName, "store.db")}");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Retention_IsRunAndReported_AndADryRunKeepsNothing()
    {
        Assert.Contains("activities", (await RunAsync("retention", "run", "--dry")).Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was run", (await RunAsync("retention", "report")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("retention", "run")).Code);
        Assert.StartsWith("run 1", (await RunAsync("retention", "report")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("retention", "run", "--rewrite")).Code);
    }

    [Theory]
    [InlineData("find")]
    [InlineData("export")]
    [InlineData("delete", "--why", "asked for")]
    public async Task Number_ThatNobodyWasGiven_IsSaidSo(string what, params string[] more)
    {
        var (code, _, errors) = await RunAsync(["privacy", what, "AAAABBBBCCCC", .. more]);
        Assert.Equal(1, code);
        Assert.Contains("nothing under that number", errors, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] call) => ProgramRun.OfAsync(call, "", Store);
}
