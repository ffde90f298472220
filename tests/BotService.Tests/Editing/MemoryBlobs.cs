using BotService.Releases.Files;

namespace BotService.Tests.Editing;

/// <summary>Blobs without a store.</summary>
internal sealed class MemoryBlobs : IBlobs
{
    public Dictionary<string, byte[]> All { get; } = [];

    public Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(IReadOnlyCollection<string> hashes, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<string, byte[]>>(
            hashes.Distinct().Where(All.ContainsKey).ToDictionary(h => h, h => All[h], StringComparer.Ordinal));

    public Task KeepAsync(IReadOnlyCollection<Blob> blobs, CancellationToken cancel)
    {
        foreach (var blob in blobs) All[blob.Hash] = blob.Bytes;
        return Task.CompletedTask;
    }
}
