using System.Runtime.CompilerServices;
using BotService.Conversations;
using BotService.Hosting;
using Dapper;

namespace BotService.Storage.Sqlite;

/// <summary>
/// SQLite tells nobody anything, but the writing connection can ask cheaply whether another process has changed the
/// file since it last asked; what was changed, it cannot.
/// </summary>
internal sealed class SqliteNews(Database database, TimeProvider time) : INews
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public void Tell(string conversation, bool work)
    {
    }

    public async IAsyncEnumerable<News> FollowAsync([EnumeratorCancellation] CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Pause, time);
        long? known = null;
        do
        {
            // The first time too: whatever was stored before anybody listened here.
            var now = await VersionAsync(stopping);
            if (now is not null && now != known) yield return News.Anything;
            known = now ?? known;
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    private async Task<long?> VersionAsync(CancellationToken stopping)
    {
        try
        {
            return await database.WriteAsync(db => db.ExecuteScalarAsync<long>("pragma data_version"), stopping);
        }
        catch (StoreUnavailableException)
        {
            return null; // Asked again at the next tick.
        }
    }
}
