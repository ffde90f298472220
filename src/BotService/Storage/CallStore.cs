using BotService.Conversations.Calls;
using Dapper;

namespace BotService.Storage;

internal sealed class CallStore(Database database, InboxCipher cipher) : ICalls
{
    public Task AddAsync(BegunCall call, CancellationToken cancel)
    {
        var row = new
        {
            call.Id, call.Gateway, call.Callee, Kind = call.Caller.ToString().ToLowerInvariant(),
            Number = cipher.SealText(call.Number), call.Key, call.At,
        };
        return database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync(
                    "update calls set caller = null, caller_key = null where caller is not null and began_at <= @Past",
                    new { Past = call.At - ICalls.NumberKept });
                // Its gateway went away without a word, or we did.
                await db.ExecuteAsync(
                    "update calls set ended_at = @At, reason = 'lost' where ended_at is null and began_at <= @Past",
                    new { call.At, Past = call.At - ICalls.Longest });
                return await db.ExecuteAsync(
                    "insert into calls (id, gateway, callee, caller_kind, caller, caller_key, began_at) "
                    + "values (@Id, @Gateway, @Callee, @Kind, @Number, @Key, @At) on conflict do nothing", row);
            },
            cancel);
    }

    public Task<bool> IsOpenAsync(string call, CancellationToken cancel) => database.ReadAsync(
        async db => await db.ExecuteScalarAsync<long>(
            "select count(*) from calls where id = @call and ended_at is null", new { call }) > 0,
        cancel);

    public Task<bool> EndAsync(string call, string reason, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        async db => await db.ExecuteAsync(
            "update calls set ended_at = @at, reason = @reason where id = @call and ended_at is null",
            new { call, reason, at }) > 0,
        cancel);

    public Task<string?> EarlierAsync(string call, DateTimeOffset since, CancellationToken cancel) => database.ReadAsync(
        db => db.QueryFirstOrDefaultAsync<string?>(
            """
            select v.state from calls c join calls e on e.caller_key = c.caller_key and e.id <> c.id
              join conversations v on v.id = e.id
             where c.id = @call and (e.ended_at >= @since or (e.ended_at is null and e.began_at >= @since))
             order by e.began_at desc limit 1
            """,
            new { call, since }),
        cancel);
}
