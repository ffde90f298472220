using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class AuditRecord(Database database) : IAuditRecord
{
    /// <summary>Rows looked through at a time.</summary>
    private const int Piece = 1000;

    private sealed class Row
    {
        public long Number { get; init; }
        public DateTimeOffset At { get; init; }
        public required string By_Whom { get; init; }
        public required string Action { get; init; }
        public required string Subject { get; init; }
        public string? Detail { get; init; }
        public required string Hash { get; init; }

        public AuditRow Audit => new(Number, new Deed(At, By_Whom, Action, Subject, Detail), Hash);
    }

    public Task AddAsync(Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    public async Task<IReadOnlyList<AuditRow>> ReadAsync(AuditFilter filter, int max, CancellationToken cancel)
    {
        var conditions = new Conditions(new { filter.By, filter.Action, filter.Before, max });
        if (filter.By is not null) conditions.Add("by_whom = @By");
        if (filter.Action is not null) conditions.Add("action = @Action");
        if (filter.Before is not null) conditions.Add("number < @Before");
        conditions.Within("at", filter.From, filter.To);
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                $"select * from audit where {conditions.Sql} order by number desc limit @max", conditions.Values)).AsList(),
            cancel);
        return [.. rows.Select(r => r.Audit)];
    }

    public async Task<(long Number, string Hash)> HeadAsync(CancellationToken cancel) => await database.ReadAsync(
        db => db.QuerySingleAsync<(long, string)>("select number, hash from audit_head"), cancel);

    public async Task<(long Number, string Hash)> AnchorAsync(CancellationToken cancel) => await database.ReadAsync(
        db => db.QuerySingleAsync<(long, string)>("select number, hash from audit_anchor"), cancel);

    public async Task<(long Rows, AuditFault? Fault)> VerifyAsync(string? head, CancellationToken cancel)
    {
        var anchor = await AnchorAsync(cancel);
        var result = await VerifyAsync(anchor, head, cancel);
        // Cut for its age meanwhile: what was looked for has gone.
        return result.Fault is null || await AnchorAsync(cancel) == anchor ? result : await VerifyAsync(head, cancel);
    }

    private async Task<(long Rows, AuditFault? Fault)> VerifyAsync(
        (long Number, string Hash) anchor, string? head, CancellationToken cancel)
    {
        var (before, last, found) = (anchor.Hash, anchor.Number, head is null || head == anchor.Hash);
        while (true)
        {
            var rows = await database.ReadAsideAsync(
                async db => (await db.QueryAsync<Row>(
                    "select * from audit where number > @last order by number limit @Piece", new { last, Piece })).AsList(),
                cancel);
            foreach (var row in rows.Select(r => r.Audit))
            {
                if (row.Number != last + 1) return (last - anchor.Number, new AuditFault(row.Number, AuditFaultKind.Missing));
                if (row.Hash != AuditChain.Hash(before, row.Number, row.Deed))
                    return (last - anchor.Number, new AuditFault(row.Number, AuditFaultKind.Changed));
                (before, last) = (row.Hash, row.Number);
                found |= row.Hash == head;
            }

            if (rows.Count < Piece) break;
        }

        // Read after the rows: what was written meanwhile makes the head higher, never the rows fewer.
        var (number, hash) = await HeadAsync(cancel);
        var isWhole = found && number >= last && (number > last || hash == before);
        if (number > last && await CountAsync(number, cancel) == 0) isWhole = false;
        return (last - anchor.Number, isWhole ? null : new AuditFault(last, AuditFaultKind.Cut));
    }

    private Task<long> CountAsync(long number, CancellationToken cancel) => database.ReadAsync(
        db => db.QuerySingleAsync<long>("select count(*) from audit where number = @number", new { number }), cancel);
}
