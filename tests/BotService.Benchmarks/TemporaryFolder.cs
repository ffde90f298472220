namespace BotService.Benchmarks;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("botservice-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
