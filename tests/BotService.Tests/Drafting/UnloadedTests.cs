using BotService.Tests.Crash;

namespace BotService.Tests.Drafting;

/// <summary>The service starts without the model's assemblies, whether or not a model is configured.</summary>
public sealed class UnloadedTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Start_WithAModelConfigured_LoadsNothingOfIt()
    {
        using var service = await ServiceProcess.StartAsync(
            folder, ("Model__Endpoint", "http://127.0.0.1:9/v1"), ("Model__Name", "none"));
        var loaded = await File.ReadAllTextAsync($"/proc/{service.Id}/maps");
        Assert.Contains("BotService.Engine.dll", loaded, StringComparison.Ordinal);
        Assert.All(["SemanticKernel", "OpenAI", "Azure.", "System.ClientModel"],
            name => Assert.DoesNotContain(name, loaded, StringComparison.Ordinal));
    }
}
