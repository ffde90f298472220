using System.Data.Common;
using BotService.Conversations;
using BotService.Conversations.Safety;
using Dapper;

namespace BotService.Storage;

internal sealed class Emergencies(Database database) : IEmergencies
{
    private const int Most = 20;

    // Properties, not a constructor: a flag has another type in each engine.
    private sealed class Row
    {
        public long Number { get; init; }
        public DateTimeOffset At { get; init; }
        public required string Conversation { get; init; }
        public required string Kind { get; init; }
        public required string Language { get; init; }
        public bool Sure { get; init; }
        public required string Numbers { get; init; }
        public long Attempts { get; init; }
    }

    public async Task<IReadOnlyList<UntoldEmergency>> UntoldAsync(
        DateTimeOffset now, DateTimeOffset since, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                "select number, at, conversation, kind, language, sure, numbers, attempts from emergencies "
                + "where told_at is null and not_before <= @Now and at >= @Since order by number limit @Most",
                new { Now = now, Since = since, Most })).AsList(),
            cancel);
        return [.. rows.Select(
            r => new UntoldEmergency(
                r.Number, Stamp.Time(r.At), r.Conversation, r.Kind, r.Language, r.Sure, r.Numbers.Split(' '),
                (int)r.Attempts))];
    }

    public Task ToldAsync(long number, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync("update emergencies set told_at = @At where number = @number",
            new { number, At = at }), cancel);

    public Task FailedAsync(long number, DateTimeOffset next, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync("update emergencies set attempts = attempts + 1, not_before = @Next where number = "
            + "@number",
            new { number, Next = next }), cancel);

    /// <summary>Keeps one. Runs inside a write.</summary>
    public static async Task AddAsync(DbConnection db, TurnCommit commit, TurnNote.Emergency emergency)
    {
        await db.LaterAsync(
            "insert into emergencies (at, conversation, activity_id, kind, language, sure, numbers, text, "
            + "release, not_before) "
            + "values (@At, @Conversation, @ActivityId, @Kind, @Language, @Sure, @Numbers, @Text, @Release, @At)",
            new
            {
                commit.At,
                Conversation = commit.Turn.Conversation.Id,
                commit.Turn.ActivityId,
                emergency.Kind,
                emergency.Language,
                emergency.Sure,
                Numbers = string.Join(' ', emergency.Numbers),
                emergency.Text,
                commit.Record.Release,
            });
    }
}
