using System.Data.Common;
using System.Globalization;
using System.Text;
using BotService.Engine.Intents;
using BotService.Engine.Language;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Review.Misses;
using Dapper;

namespace BotService.Storage;

/// <summary>
/// The masking of searches stands with who keeps them, that of turns with the turn: here all is masked already.
/// </summary>
internal sealed class MissIntake(Database database) : IMissIntake
{
    /// <summary>What was said before so many messages ago tells nothing of a question.</summary>
    private const int MostBefore = 3;

    private const int LongestBefore = 200;

    // Properties, not a constructor: times have another type in each engine.
    private sealed class Row
    {
        public required string Source { get; init; }
        public long Origin { get; init; }
        public DateTimeOffset At { get; init; }
        public string? Conversation { get; init; }
        public string? Activity { get; init; }
        public required string Text { get; init; }
        public string? Language { get; init; }
        public required string Reason { get; init; }
        public required string Nearest { get; init; }
        public string? Entry { get; init; }
    }

    private sealed class KnownRow
    {
        public required string Key { get; init; }
        public long Group_Number { get; init; }
        public required string Text { get; init; }
    }

    public Task<(IReadOnlyList<Miss> Misses, long Read)> UnreadAsync(int most, CancellationToken cancel) =>
        database.ReadAsideAsync<(IReadOnlyList<Miss>, long)>(
            async db =>
            {
                var read = await db.QuerySingleAsync<long>("select number from miss_reads");
                // Blank is what was withdrawn. What is asked in the course of a search has no conversation.
                var rows = await db.QueryAsync<Row>(
                    """
                    select 'unanswered' as source, u.number as origin, u.at, u.conversation, u.activity_id as activity, u.text,
                      u.language, u.reason, u.nearest,
                      (select t.entry from turns t where t.conversation = u.conversation and t.activity_id = u.activity_id limit 1) as entry
                    from unanswered u
                    where u.text <> '' and not exists (select 1 from misses m where m.source = 'unanswered' and m.origin = u.number)
                    union all
                    select 'search', s.number, s.at, null, null, s.text, s.locale, @NoResult, '[]', null
                    from searches s
                    where s.results = 0 and s.text <> ''
                      and not exists (select 1 from misses m where m.source = 'search' and m.origin = s.number)
                    order by 3, 2 limit @most
                    """,
                    new { MissText.NoResult, most });
                var misses = new List<Miss>();
                foreach (var row in rows.AsList()) misses.Add(await MissAsync(db, row));
                return (misses, read);
            },
            cancel);

    public async Task<IReadOnlyList<KnownText>> KnownAsync(int mostOfEach, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<KnownRow>(
                """
                select key, group_number, text from (
                  select t.key, t.group_number, t.text, row_number() over (partition by t.group_number order by t.size desc, t.number) as place
                  from miss_texts t join miss_groups g on g.number = t.group_number
                  where t.text <> '' and coalesce(g.judgement, '') <> 'spam'
                ) ranked where place <= @mostOfEach order by group_number, place
                """,
                new { mostOfEach })).AsList(),
            cancel);
        return [.. rows.Select(r => new KnownText(r.Key, r.Group_Number, r.Text))];
    }

    public async Task<IReadOnlyDictionary<string, long>> GroupsOfAsync(IReadOnlyList<string> keys, CancellationToken cancel)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var some in keys.Chunk(500))
        {
            var rows = await database.ReadAsideAsync(
                async db => (await db.QueryAsync<KnownRow>(
                    "select key, group_number, text from miss_texts where key in @some", new { some })).AsList(),
                cancel);
            foreach (var row in rows) found[row.Key] = row.Group_Number;
        }

        return found;
    }

    public Task<IReadOnlyDictionary<int, long>?> AddAsync(
        IReadOnlyList<PlacedMiss> misses, long read, CancellationToken cancel) =>
        database.WriteAsync<IReadOnlyDictionary<int, long>?>(
            async db =>
            {
                // One at a time, in whatever process: only who read last may go on.
                if (await db.ExecuteAsync("update miss_reads set number = number + 1 where number = @read", new { read }) == 0)
                    return null;
                var (opened, touched) = (new Dictionary<int, long>(), new HashSet<long>());
                foreach (var miss in misses) touched.Add(await MissRows.AddAsync(db, miss, opened));
                foreach (var group in touched) await MissRows.RefreshAsync(db, group);
                return opened;
            },
            cancel);

    public Task ForgetAsync(DateTimeOffset now, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            const string Gone = "(select number from miss_groups where last_at <= @Past and status in ('new', 'closed'))";
            var past = new { Past = now - IMisses.Kept };
            if (await db.QuerySingleAsync<long>($"select count(*) from {Gone} gone", past) == 0) return 0;
            await db.ExecuteAsync(
                $"delete from misses where text_number in (select number from miss_texts where group_number in {Gone})", past);
            await db.ExecuteAsync($"delete from miss_texts where group_number in {Gone}", past);
            await db.ExecuteAsync($"delete from miss_days where group_number in {Gone}", past);
            return await db.ExecuteAsync("delete from miss_groups where last_at <= @Past and status in ('new', 'closed')", past);
        },
        cancel);

    private static async Task<Miss> MissAsync(DbConnection db, Row row)
    {
        var before = row.Activity is null ? [] : await db.QueryAsync<string>(
            """
            select a.json from activities a
            where a.conversation = @Conversation and not a.from_bot and a.type = 'message' and a.sequence < (
              select min(i.sequence) from inbox i where i.conversation = @Conversation and i.activity_id = @Activity)
            order by a.sequence desc limit @MostBefore
            """,
            new { row.Conversation, row.Activity, MostBefore });
        return new Miss(
            row.Source, row.Origin, row.At, row.Conversation, row.Activity, row.Text, row.Language, row.Reason, row.Entry,
            Json.Read<Candidate[]>(row.Nearest), [.. before.Reverse().Select(TextOf).OfType<string>()]);
    }

    private static string? TextOf(string json) =>
        Activity.Parse(Encoding.UTF8.GetBytes(json)).Text("text") is { Length: > 0 } text
            ? TextSearch.Beginning(text, LongestBefore) : null;
}
