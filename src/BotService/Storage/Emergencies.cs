using System.Data;
using BotService.Bot;
using BotService.Bot.Safety;
using Dapper;

namespace BotService.Storage;

internal sealed class Emergencies(Database database) : IEmergencies
{
    private const int Most = 20;

    private sealed record Row(
        long Number, string At, string Conversation, string Kind, string Language, long Sure, string Numbers,
        long Attempts);

    public async Task<IReadOnlyList<UntoldEmergency>> UntoldAsync(
        DateTimeOffset now, DateTimeOffset since, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            db => db.Query<Row>(
                "select number, at, conversation, kind, language, sure, numbers, attempts from emergencies "
                + "where told_at is null and not_before <= @Now and at >= @Since order by number limit @Most",
                new { Now = Stamp.Time(now), Since = Stamp.Time(since), Most }).AsList(),
            cancel);
        return [.. rows.Select(
            r => new UntoldEmergency(
                r.Number, r.At, r.Conversation, r.Kind, r.Language, r.Sure == 1, r.Numbers.Split(' '),
                (int)r.Attempts))];
    }

    public Task ToldAsync(long number, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        db => db.Execute("update emergencies set told_at = @At where number = @number",
            new { number, At = Stamp.Time(at) }), cancel);

    public Task FailedAsync(long number, DateTimeOffset next, CancellationToken cancel) => database.WriteAsync(
        db => db.Execute("update emergencies set attempts = attempts + 1, not_before = @Next where number = @number",
            new { number, Next = Stamp.Time(next) }), cancel);

    /// <summary>Keeps one. What has been kept long enough goes at the same time. Runs inside a write.</summary>
    public static void Add(IDbConnection db, TurnCommit commit, TurnNote.Emergency emergency)
    {
        db.Execute("delete from emergencies where at <= @Past",
            new { Past = Stamp.Time(commit.At - IEmergencies.Kept) });
        db.Execute(
            "insert into emergencies (at, conversation, activity_id, kind, language, sure, numbers, text, release, not_before) "
            + "values (@At, @Conversation, @ActivityId, @Kind, @Language, @Sure, @Numbers, @Text, @Release, @At)",
            new
            {
                At = Stamp.Time(commit.At),
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
