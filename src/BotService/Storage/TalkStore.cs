using System.Data.Common;
using BotService.Engine.Data;
using BotService.Engine.Intents;
using BotService.Protocol;
using BotService.Review.Low;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class TalkStore(Database database) : ITalks
{
    /// <summary>A turn is over so soon after what began it.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(15);

    // Properties, not constructors: times and flags have other types in each engine.
    private sealed class Head
    {
        public required string Channel { get; init; }
        public string? Locale { get; init; }
        public DateTimeOffset Began { get; init; }
        public long Turns { get; init; }
    }

    private sealed class LineRow
    {
        public long Sequence { get; init; }
        public DateTimeOffset At { get; init; }
        public bool FromBot { get; init; }
        public required string Type { get; init; }
        public string? ReplyTo { get; init; }
        public required string Json { get; init; }
    }

    private sealed class TurnRow
    {
        public required string Activity { get; init; }
        public required string Kind { get; init; }
        public string? Entry { get; init; }
        public required string Slots { get; init; }
        public double? Score { get; init; }
        public required string Rivals { get; init; }
        public required string Outcome { get; init; }
        public string? Language { get; init; }
        public required string Release { get; init; }
        public double Milliseconds { get; init; }
        public string? Explanation { get; init; }

        public TalkTurn Turn => new(
            Kind, Entry, Storage.Json.Read<Dictionary<string, string>>(Slots), Score,
            [.. Storage.Json.Read<List<Candidate>>(Rivals).Select(r => (r.Entry, r.Probability))], Outcome, Language,
            Release, Milliseconds, Explanation is null ? null : Why(Storage.Json.Read<Explanation>(Explanation)));
    }

    internal static TalkWhy Why(Explanation why) => new(
        why.Finding.InScope, why.Limits.InScope, why.Entries.FirstOrDefault()?.Nearest,
        [.. why.Pieces.Select(p => (p.Text, p.Weight))]);

    public async Task<IReadOnlySet<string>?> OrganisationsAsync(string conversation, CancellationToken cancel)
    {
        var (isThere, entries) = await database.ReadAsideAsync(
            async db => (
                await db.ExecuteScalarAsync<long>("select count(*) from conversations where id = @conversation", new { conversation }) > 0,
                (await db.QueryAsync<string>(
                    "select distinct entry from turns where conversation = @conversation and entry is not null",
                    new { conversation })).AsList()),
            cancel);
        return isThere ? entries.Select(OutcomeRow.OrganisationOf).OfType<string>().ToHashSet(StringComparer.Ordinal) : null;
    }

    public async Task<Transcript?> OpenAsync(string conversation, long after, int max, Deed? look, CancellationToken cancel)
    {
        var head = await database.ReadAsideAsync(
            db => db.QueryFirstOrDefaultAsync<Head>(
                "select channel, locale, created_at as began, turns from conversations where id = @conversation",
                new { conversation }),
            cancel);
        if (head is null) return null;
        if (look is not null)
        {
            await database.WriteAsync(
                async db =>
                {
                    await AuditRows.AddAsync(db, look);
                    return true;
                },
                cancel);
        }

        return await database.ReadAsideAsync(db => ReadAsync(db, conversation, head, after, max), cancel);
    }

    private static async Task<Transcript> ReadAsync(DbConnection db, string conversation, Head head, long after, int max)
    {
        var lines = (await db.QueryAsync<LineRow>(
            "select sequence, at, from_bot as FromBot, type, reply_to as ReplyTo, json from activities "
            + "where conversation = @conversation and sequence > @after order by sequence limit @max",
            new { conversation, after, max = max + 1 })).AsList();
        var shown = lines.Take(max).ToList();
        var turns = shown.Count == 0 ? [] : (await db.QueryAsync<TurnRow>(
            "select activity_id as Activity, kind, entry, slots, score, rivals, outcome, language, release, milliseconds, "
            + "explanation from turns where conversation = @conversation and at >= @from and at <= @to order by number",
            new { conversation, from = shown[0].At - Around, to = shown[^1].At + Around })).ToLookup(t => t.Activity).ToDictionary(t => t.Key, t => t.Last());
        return new Transcript(
            conversation, head.Channel, head.Locale, head.Began, head.Turns, [.. shown.Select(Line)],
            lines.Count > max ? shown[^1].Sequence : null);

        // A turn stands with what began it; where that is nothing that was said, such as a greeting, with its first reply.
        TalkLine Line(LineRow row)
        {
            var stored = StoredJson.Read(row.Sequence, row.Json, row.FromBot);
            var key = row.FromBot ? row.ReplyTo : stored.Activity.Id;
            var turn = key is not null && turns.Remove(key, out var found) ? found.Turn : null;
            return new TalkLine(
                row.Sequence, row.At, row.FromBot, row.Type, stored.Said is { Length: > 0 } said ? said : stored.Activity.Text("value"),
                stored.Spoken?.Reply.Choices ?? [], stored.Spoken?.Receipt, turn)
            {
                WorkName = stored.WorkName,
            };
        }
    }
}
