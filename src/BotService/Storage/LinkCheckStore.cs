using BotService.Renewal.Ageing;
using Dapper;

namespace BotService.Storage;

internal sealed class LinkCheckStore(Database database) : ILinkChecks
{
    /// <summary>Properties: times have another type in each engine.</summary>
    private sealed class Row
    {
        public required string Url { get; init; }
        public required string Outcome { get; init; }
        public DateTimeOffset At { get; init; }
    }

    public async Task<IReadOnlyList<LinkCheck>> ListAsync(CancellationToken cancel) =>
        [.. (await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Row>("select url as Url, outcome as Outcome, at as At from link_checks order by url")).AsList(),
            cancel)).Select(r => new LinkCheck(r.Url, r.Outcome, r.At))];

    public Task KeepAsync(IReadOnlyList<LinkCheck> checks, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync(
            "insert into link_checks (url, outcome, at) values (@Url, @Outcome, @At) "
            + "on conflict (url) do update set outcome = excluded.outcome, at = excluded.at",
            checks.Select(c => new { c.Url, c.Outcome, c.At }).ToList()),
        cancel);

    public Task<int> EraseAsync(DateTimeOffset before, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync("delete from link_checks where at < @before", new { before }), cancel);
}
