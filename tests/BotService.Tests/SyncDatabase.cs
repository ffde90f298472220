using System.Data;
using BotService.Storage;

namespace BotService.Tests;

/// <summary>A test that looks into the store may say so in one line.</summary>
internal static class SyncDatabase
{
    public static Task<T> ReadAsync<T>(this Database database, Func<IDbConnection, T> query, CancellationToken cancel) =>
        database.ReadAsync(db => Task.FromResult(query(db)), cancel);

    public static Task<T> WriteAsync<T>(this Database database, Func<IDbConnection, T> change, CancellationToken cancel) =>
        database.WriteAsync(db => Task.FromResult(change(db)), cancel);
}
