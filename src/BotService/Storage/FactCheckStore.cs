using BotService.Editing.Approval;
using BotService.Engine.Language;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class FactCheckStore(Database database) : IFactChecks
{
    private const string Columns = "number, draft, name, unit, by_whom, at, until, content, agrees, comment, answered_at";

    private const string Good = "hash = @hash and answered_at is null and until > @now and draft in ("
        + "select number from drafts where state not in ('rejected', 'withdrawn', 'superseded'))";

    private sealed class Row
    {
        public long Number { get; init; }
        public long Draft { get; init; }
        public required string Name { get; init; }
        public required string Unit { get; init; }
        public required string By_Whom { get; init; }
        public DateTimeOffset At { get; init; }
        public DateTimeOffset Until { get; init; }
        public string? Content { get; init; }
        public bool? Agrees { get; init; }
        public string? Comment { get; init; }
        public DateTimeOffset? Answered_At { get; init; }

        public FactCheck Check => new(Number, Draft, Name, Unit, By_Whom, At, Until)
        {
            Content = Content, Agrees = Agrees, Comment = Comment, AnsweredAt = Answered_At,
        };
    }

    public Task<long> AskAsync(FactCheck check, string hash, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var number = await db.QuerySingleAsync<long>(
                "insert into fact_checks (draft, hash, name, unit, by_whom, at, until) values (@Draft, @hash, @Name, @Unit, @By, @At, @Until) "
                + "returning number",
                new { check.Draft, hash, check.Name, check.Unit, deed.By, deed.At, check.Until });
            await AuditRows.AddAsync(db, deed);
            return number;
        },
        cancel);

    public async Task<FactCheck?> FindAsync(string hash, DateTimeOffset now, CancellationToken cancel) => (await database.ReadAsync(
        db => db.QueryFirstOrDefaultAsync<Row>($"select {Columns} from fact_checks where {Good}", new { hash, now }), cancel))?.Check;

    public Task<bool> AnswerAsync(
        string hash, string content, bool agrees, string? comment, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync(
                $"update fact_checks set content = @content, agrees = @agrees, comment = @Comment, answered_at = @now where {Good}",
                new { hash, content, agrees, Comment = comment is null ? null : PersonalData.Mask(comment), now = deed.At }) == 0)
            {
                return false;
            }

            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    public async Task<IReadOnlyList<FactCheck>> OfAsync(long draft, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                $"select {Columns} from fact_checks where draft = @draft order by number", new { draft })).AsList(), cancel);
        return [.. rows.Select(r => r.Check)];
    }
}
