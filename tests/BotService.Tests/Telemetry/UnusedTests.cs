using BotService.Tests.Crash;

namespace BotService.Tests.Telemetry;

/// <summary>Who asks for no metrics pays nothing for them.</summary>
public sealed class UnusedTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("false", 404, false)]
    [InlineData("true", 200, true)]
    public async Task OpenTelemetry_IsLoadedOnlyWhenItIsSwitchedOn(string prometheus, int status, bool loaded)
    {
        using var service = await ServiceProcess.StartAsync(folder, ("Telemetry__Prometheus", prometheus));
        using var http = new HttpClient { BaseAddress = service.Address };
        using var response = await http.GetAsync("/metrics");
        Assert.Equal(status, (int)response.StatusCode);
        // The assemblies of a .NET process are mapped files.
        var maps = await File.ReadAllTextAsync($"/proc/{service.Id}/maps");
        Assert.Contains("BotService.dll", maps, StringComparison.Ordinal);
        Assert.Equal(loaded, maps.Contains("OpenTelemetry", StringComparison.Ordinal));
    }
}
