namespace BotService.Releases.Files;

/// <summary>What files hold, kept once each.</summary>
public interface IBlobs
{
    /// <summary>Those of the hashes that are here.</summary>
    Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(IReadOnlyCollection<string> hashes, CancellationToken cancel);

    /// <summary>What is here already stays as it is.</summary>
    Task KeepAsync(IReadOnlyCollection<Blob> blobs, CancellationToken cancel);
}
