using BotService.Cli;
using BotService.Tests.Crash;

namespace BotService.Tests.Cli;

/// <summary>A value of the wrong type ends the start in one sentence and without a stack trace.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("RateLimits:Enabled", "maybe")]
    [InlineData("Store:Readers", "many")]
    [InlineData("Requests:Connections", "all")]
    [InlineData("Line:Accounts:0:AllowPush", "sometimes")]
    [InlineData("Urls", "nowhere")]
    public async Task Setting_OfTheWrongType_IsNamedInOneSentence(string setting, string value)
    {
        var (code, said) = await ServiceProcess.RefusedAsync(folder, (setting, value));
        Assert.Equal(ExitCode.Failed, code);
        var line = Assert.Single(
            said.Split('\n'), one => one.StartsWith("BotService did not start.", StringComparison.Ordinal));
        Assert.Contains(setting, line, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }
}
