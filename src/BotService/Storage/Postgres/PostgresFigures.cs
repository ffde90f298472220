using BotService.Hosting.Figures;
using Dapper;

namespace BotService.Storage.Postgres;

/// <summary>How much room the database takes; what its disk has left only its own server knows.</summary>
internal sealed class PostgresFigures(Database database) : IFigures
{
    private static readonly Gauge Size = new("botservice.store.size", "By", "The database with its indexes.");

    public IReadOnlyList<Gauge> Gauges { get; } = [Size];

    public TimeSpan Every { get; } = TimeSpan.FromSeconds(15);

    public async Task<IReadOnlyList<Figure>> LookAsync(CancellationToken cancel) =>
    [
        new(Size, await database.ReadAsideAsync(
            db => db.ExecuteScalarAsync<long>("select pg_database_size(current_database())"), cancel)),
    ];
}
