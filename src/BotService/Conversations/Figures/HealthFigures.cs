using BotService.Hosting;
using BotService.Hosting.Figures;
using BotService.Releases;

namespace BotService.Conversations.Figures;

/// <summary>Whether the store is well, and what runs here.</summary>
internal sealed class HealthFigures(StoreCheck store, IReleases releases) : IFigures
{
    private static readonly Gauge Healthy =
        new("botservice.store.healthy", null, "1 while the store answers and keeps what it is given, else 0.");

    private static readonly Gauge Info =
        new("botservice.info", null, "Always 1; its labels tell the program's version and the knowledge's release.");

    public IReadOnlyList<Gauge> Gauges { get; } = [Healthy, Info];

    public TimeSpan Every { get; } = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<Figure>> LookAsync(CancellationToken cancel) =>
    [
        new(Healthy, await store.IsWellAsync(cancel) ? 1 : 0),
        new(Info, 1, new("release", releases.Current.Id), new("version", ThisProgram.Version)),
    ];
}
