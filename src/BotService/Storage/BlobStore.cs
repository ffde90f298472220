using System.Data.Common;
using BotService.Releases.Files;
using Dapper;

namespace BotService.Storage;

internal sealed class BlobStore(Database database) : IBlobs
{
    /// <summary>As many as a statement asks for at once.</summary>
    private const int Together = 500;

    private sealed class Row
    {
        public required string Hash { get; init; }
        public required byte[] Bytes { get; init; }
    }

    public Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(IReadOnlyCollection<string> hashes, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyDictionary<string, byte[]>>(
            async db =>
            {
                var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
                foreach (var some in hashes.Distinct(StringComparer.Ordinal).Chunk(Together))
                    foreach (var row in await db.QueryAsync<Row>("select hash, bytes from blobs where hash in @some", new { some }))
                        found[row.Hash] = row.Bytes;
                return found;
            },
            cancel);

    public Task KeepAsync(IReadOnlyCollection<Blob> blobs, CancellationToken cancel) =>
        database.WriteAsync(async db => await AddAsync(db, blobs), cancel);

    /// <summary>Runs inside a write.</summary>
    /// <returns>How many were given.</returns>
    public static async Task<int> AddAsync(DbConnection db, IReadOnlyCollection<Blob> blobs)
    {
        await db.ExecuteAsync("insert into blobs (hash, bytes) values (@Hash, @Bytes) on conflict (hash) do nothing", blobs);
        return blobs.Count;
    }

    /// <summary>Runs inside a query.</summary>
    public static Task<byte[]?> FindAsync(DbConnection db, string hash) =>
        db.QueryFirstOrDefaultAsync<byte[]?>("select bytes from blobs where hash = @hash", new { hash });
}
