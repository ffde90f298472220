using BotService.Retention;

namespace BotService.Storage.Postgres;

/// <summary>The server reuses what is free by itself (autovacuum).</summary>
internal sealed class ServerPages : IStorePages
{
    public Task<int> GiveBackAsync(int most, CancellationToken cancel) => Task.FromResult(0);

    public Task<bool> CanGiveBackAsync(CancellationToken cancel) => Task.FromResult(true);

    public Task RewriteAsync(CancellationToken cancel) => Task.CompletedTask;
}
