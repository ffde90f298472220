using System.Text.RegularExpressions;

namespace BotService.Tests.Cli;

/// <summary>Who works here, from a terminal.</summary>
public sealed partial class StaffVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("botservice-");

    private (string Name, string Value) Store => ("ConnectionStrings__Store", $"Data Source={Path.Combine(folder.FullName, "store.db")}");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task FirstStart_PrintsTheLinkOnce()
    {
        var first = await ProgramRun.ServedAsync(Store);
        Assert.Single(first, line => SetUp().IsMatch(line));
        Assert.DoesNotContain(await ProgramRun.ServedAsync(Store), line => SetUp().IsMatch(line));
    }

    [Fact]
    public async Task Person_IsAddedListedDisabledAndLetInAgain_AndTheRecordHoldsIt()
    {
        var (code, output, _) = await RunAsync("staff", "add", "lin@example.tw", "--role", "clerk", "--organisation", "twc");
        Assert.Equal(0, code);
        Assert.Matches(SetUp(), output);
        Assert.Equal("lin@example.tw\tclerk\ttwc\tinvited", (await RunAsync("staff", "list")).Output.Trim());
        Assert.Equal(1, (await RunAsync("staff", "add", "LIN@example.tw", "--role", "editor")).Code);
        Assert.Equal(0, (await RunAsync("staff", "disable", "lin@example.tw")).Code);
        Assert.EndsWith("disabled", (await RunAsync("staff", "list")).Output.Trim());
        Assert.Matches(SetUp(), (await RunAsync("staff", "reset", "lin@example.tw")).Output);
        Assert.EndsWith("invited", (await RunAsync("staff", "list")).Output.Trim());
        Assert.StartsWith("5 rows", (await RunAsync("audit", "verify")).Output);
    }

    [Theory]
    [InlineData("staff", "add", "not-an-address", "--role", "clerk")]
    [InlineData("staff", "add", "a@example.tw", "--role", "king")]
    [InlineData("staff", "add", "a@example.tw", "--role", "clerk", "--organisation", "acme")]
    [InlineData("staff", "disable", "nobody@example.tw")]
    [InlineData("audit", "verify", "--head", "00ff")]
    public async Task Call_ThatCannotBeMeant_SaysWhyAndChangesNothing(params string[] call)
    {
        var (code, _, errors) = await RunAsync(call);
        Assert.Equal(1, code);
        Assert.NotEmpty(errors.Trim());
        Assert.Empty((await RunAsync("staff", "list")).Output.Trim());
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] call) => ProgramRun.OfAsync(call, "", Store);

    [GeneratedRegex("http://[^ ]+/staff/set-up\\?code=[0-9A-Z]{52}")]
    private static partial Regex SetUp();
}
