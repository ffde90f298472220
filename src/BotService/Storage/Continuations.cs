using System.Data.Common;
using BotService.Conversations;
using BotService.Conversations.Elsewhere;
using Dapper;

namespace BotService.Storage;

internal sealed class Continuations(Database database, TimeProvider time) : IContinuations
{
    // Properties, not a constructor: a column without a value has no type that a constructor could be found by.
    private sealed class Row
    {
        public required string Conversation { get; init; }
        public string? State { get; init; }
        public string? Entry { get; init; }
        public string? Slots { get; init; }
        public string? Locale { get; init; }
    }

    public async Task<Continued?> FindAsync(string number, CancellationToken cancel)
    {
        var asked = new { number, Since = time.GetUtcNow() - IContinuations.Good };

        // A receipt was written at the same moment as its turn, which knows the case.
        var row = await database.ReadAsync(
            db => db.QueryFirstOrDefaultAsync<Row>(
                """
                select c.conversation as Conversation, v.state as State, null as Entry, null as Slots, null as Locale
                  from continuations c join conversations v on v.id = c.conversation where c.code = @number and c.at > @Since
                union all
                select r.conversation, v.state, r.entry, t.slots, t.locale
                  from receipts r join conversations v on v.id = r.conversation
                  left join turns t on t.at = r.at and t.conversation = r.conversation and t.entry = r.entry where r.id = @number
                """,
                asked),
            cancel);
        return row is null ? null : new Continued(row.Conversation, row.State, row.Entry, row.Slots, row.Locale);
    }

    public Task UsedAsync(string number, string conversation, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync("update continuations set used_in = @conversation, used_at = @At where code = @number",
            new { number, conversation, At = time.GetUtcNow() }), cancel);

    public Task<bool> ArrivedAsync(string number, CancellationToken cancel) => database.ReadAsync(
        async db => await db.ExecuteScalarAsync<long>(
            """
            select count(*) from continuations c where c.code = @number and c.used_in is not null
              and exists (select 1 from turns t where t.conversation = c.used_in and t.at >= c.used_at)
              and not exists (select 1 from outbox o
                where o.conversation = c.used_in and o.queued_at >= c.used_at and o.status <> 'sent')
            """,
            new { number }) > 0,
        cancel);

    /// <summary>Keeps a number. What is no longer good goes at the same time. Runs inside a write.</summary>
    public static async Task AddAsync(DbConnection db, string conversation, Continuation continuation)
    {
        await db.LaterAsync("delete from continuations where at <= @Past",
            new { Past = continuation.At - IContinuations.Good });
        await db.LaterAsync("insert into continuations (code, conversation, at) values (@Code, @conversation, @At)",
            new { continuation.Code, conversation, continuation.At });
    }
}
