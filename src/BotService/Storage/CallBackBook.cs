using BotService.Conversations.CallBacks;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Language;
using BotService.Hosting;
using Dapper;

namespace BotService.Storage;

internal sealed class CallBackBook(Database database, InboxCipher cipher) : ICallBackBook
{
    /// <summary>Whose people call where it concerns none in particular, as the engine names them.</summary>
    private const string Everybody = "any";

    private const string Standing = "select c.number, c.organisation, c.status, c.from_at, c.due_at, c.conversation, "
        + "(select count(*) from callback_attempts a where a.callback = c.number) as attempts from callbacks c";

    private sealed class Row
    {
        public long Number { get; init; }
        public string? Organisation { get; init; }
        public required string Status { get; init; }
        public DateTimeOffset From_At { get; init; }
        public DateTimeOffset Due_At { get; init; }
        public long Attempts { get; init; }
        public required string Conversation { get; init; }
    }

    public Task<(string? Tail, IReadOnlyList<CallBackStanding> Known)> LookAsync(
        string conversation, IReadOnlyList<long> named, CancellationToken cancel) => database.ReadAsync(
        async db =>
        {
            var contact = await db.QueryFirstOrDefaultAsync<byte[]?>(
                "select contact from callback_contacts where conversation = @conversation", new { conversation });
            var all = (await db.QueryAsync<Row>(
                $"{Standing} where c.conversation = @conversation and c.status = 'open' order by c.number", new { conversation })).AsList();
            foreach (var number in named.Where(n => all.All(r => r.Number != n)))
                all.AddRange(await db.QueryAsync<Row>($"{Standing} where c.number = @number", new { number }));

            IReadOnlyList<CallBackStanding> known = [.. all.Select(r => new CallBackStanding(
                r.Number, r.Organisation ?? Everybody, CallBackNames.Status(r.Status), Taiwan.Local(r.From_At), Taiwan.Local(r.Due_At),
                (int)r.Attempts, r.Conversation == conversation))];
            return (cipher.OpenText(contact) is { } digits ? new TelephoneNumber(digits).Tail : null, known);
        },
        cancel);

    public Task<bool> IsGivenAsync(long number, CancellationToken cancel) => database.ReadAsync(
        db => db.QuerySingleAsync<bool>("select exists (select 1 from callbacks where number = @number)", new { number }), cancel);

    public Task<IReadOnlyList<(string? Organisation, DateOnly Day)>> ClosedAsync(DateOnly from, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<(string?, DateOnly)>>(
            async db => [.. (await db.QueryAsync<(string? Organisation, string Day)>(
                "select organisation, day from closures where day >= @from", new { from = StoredDay.Of(from) }))
                .Select(r => (r.Organisation, StoredDay.Read(r.Day)))],
            cancel);
}
