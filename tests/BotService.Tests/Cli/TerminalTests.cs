using System.Text.Json;
using System.Text.RegularExpressions;
using BotService.Cli;
using BotService.Tests.Sheets;

namespace BotService.Tests.Cli;

/// <summary>What a person reads who starts the program, and what a pipe gets.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Start_LogsText_AndEndsWithSomethingToTryAndTheAddressAlone()
    {
        var lines = await ProgramRun.ServedAsync(Store, ("Site__PublicUrl", "https://ask.example"));

        // Among what other rooms log while they start, in whatever order.
        Assert.Contains(lines[..^4], line => WarningLine().IsMatch(line));
        Assert.Contains("https://ask.example/staff/set-up?code=", lines[^4], StringComparison.Ordinal);
        Assert.Matches(@"^http://127\.0\.0\.1:\d+$", lines[^1]);
        Assert.All(TestPages.Wordings.All, words => Assert.Contains(words["start.try"], lines[^2], StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains('\u001b', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_AskedForJson_LogsJson()
    {
        var lines = await ProgramRun.ServedAsync(
            Store, ("Site__PublicUrl", "https://ask.example"), ("Logging__Console__FormatterName", "json"));

        var logged = lines[..^4].Where(line => line.StartsWith('{')).Select(line => JsonSerializer.Deserialize<Logged>(line)!);
        Assert.Contains(1301, logged.Select(log => log.EventId));
        Assert.DoesNotContain(lines, line => WarningLine().IsMatch(line));
    }

    [Fact]
    public async Task Ask_IntoAPipe_HasNoColours()
    {
        var (code, output, _) = await ProgramRun.OfAsync(["ask", "--locale", "en"], "what do I bring\n\n");

        Assert.Equal(ExitCode.Ok, code);
        Assert.DoesNotContain('\u001b', output);
    }

    [Theory]
    [InlineData("unanswered")]
    [InlineData("ratings")]
    public async Task Report_WhereNoDatabaseIs_SaysSoAndMakesNone(string report)
    {
        var (code, output, errors) = await ProgramRun.OfAsync(["report", report], "", Store);

        Assert.Equal(ExitCode.Unavailable, code);
        Assert.Empty(output);
        Assert.StartsWith($"There is no database {Path.Combine(folder, "store.db")}", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task FirstBuild_SaysThatItFetchesPackages()
    {
        var start = new System.Diagnostics.ProcessStartInfo(
            "dotnet", ["msbuild", Path.Combine(TestPages.Root, "src", "BotService", "BotService.csproj"), "-nologo",
                "-v:quiet", "-t:SayThatPackagesAreFetched", $"-p:ChatPackagesStamp={Path.Combine(folder, "none")}"])
        {
            RedirectStandardError = true, RedirectStandardOutput = true
        };
        using var build = System.Diagnostics.Process.Start(start)!;
        var said = await build.StandardError.ReadToEndAsync();
        await build.WaitForExitAsync();

        Assert.Matches(PackagesLine(), said);
    }

    private (string, string) Store => ("ConnectionStrings__Store", $"Data Source={Path.Combine(folder, "store.db")}");

    private sealed record Logged(int EventId);

    [GeneratedRegex(@"^\d\d:\d\d:\d\d warn: .*\[1301\] Site:PublicUrl")]
    private static partial Regex WarningLine();

    [GeneratedRegex("^Fetching .* packages .*$", RegexOptions.Multiline)]
    private static partial Regex PackagesLine();
}
