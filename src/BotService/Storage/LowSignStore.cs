using System.Text.Json;
using BotService.Engine.Dialogs;
using BotService.Review.Low;
using Dapper;

namespace BotService.Storage;

internal sealed class LowSignStore(Database database) : ILowSigns
{
    /// <summary>Rows of a stretch.</summary>
    private const int Most = 5000;

    /// <summary>What is read of a citizen's text to find words in it.</summary>
    private const int LongestText = 4000;

    /// <summary>By watch, the table that it goes through.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Watched = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [LowWatches.Ratings] = "ratings", [LowWatches.Handoffs] = "handoffs", [LowWatches.Turns] = "turns",
        [LowWatches.Silence] = "turns", [LowWatches.Said] = "activities",
    };

    private static readonly string Answers = List(TurnResults.Answers), Repeatable = List(TurnResults.Repeatable);

    // Properties, not constructors: times and flags have other types in each engine.
    private sealed class Row
    {
        public required string Conversation { get; init; }
        public DateTimeOffset At { get; init; }
        public string? Entry { get; init; }
        public long? Score { get; init; }
        public bool? Helpful { get; init; }
        public string? State { get; init; }
        public string? Json { get; init; }
    }

    private sealed class Ends
    {
        public long? UpTo { get; init; }
        public long? Settled { get; init; }
        public long Count { get; init; }
    }

    public async Task<Stretch> NextAsync(
        string watch, long after, DateTimeOffset before, DateTimeOffset settled, CancellationToken cancel)
    {
        var ends = await database.ReadAsideAsync(
            db => db.QuerySingleAsync<Ends>(
                $"""
                select max(number) as UpTo, max(case when at < @settled then number end) as Settled, count(*) as Count
                from (select number, at from {Watched[watch]} where number > @after and at < @before
                  order by number limit @Most) next
                """,
                new { after, before, settled, Most }),
            cancel);
        return new Stretch(after, ends.UpTo ?? after, ends.Settled ?? after, ends.Count == Most);
    }

    public async Task<long> PositionAsync(string watch, DateTimeOffset since, CancellationToken cancel) =>
        await database.ReadAsideAsync(
            db => db.ExecuteScalarAsync<long?>("select position from review_marks where name = @watch", new { watch }), cancel)
        ?? await database.ReadAsideAsync(
            db => db.ExecuteScalarAsync<long?>($"select max(number) from {Watched[watch]} where at < @since", new { since }), cancel)
        ?? 0;

    public Task MoveAsync(string watch, long position, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync(
            "insert into review_marks (name, position) values (@watch, @position) on conflict (name) do update set "
            + "position = excluded.position where review_marks.position < excluded.position", new { watch, position }),
        cancel);

    public async Task<IReadOnlyList<LowSign>> RatedAsync(Stretch rows, int low, CancellationToken cancel) =>
        [.. (await ReadAsync(
            "select conversation, at, entry, score, helpful from ratings where number > @After and number <= @UpTo "
            + "and (score <= @low or not helpful) order by number", new { rows.After, rows.UpTo, low }, cancel))
            .Select(r => new LowSign(
                r.Conversation, r.Score is null ? LowReasons.NotHelpful : LowReasons.LowScore, r.At, r.Entry, (int?)r.Score))];

    public Task<IReadOnlyList<LowSign>> AskedForPersonAsync(Stretch rows, CancellationToken cancel) => SignsAsync(
        LowReasons.Person,
        "select conversation, at, entry from handoffs h where number > @After and number <= @UpTo and exists ("
        + "select 1 from turns t where t.conversation = h.conversation and t.at < h.at and t.entry is not null "
        + $"and t.kind in ({Answers})) order by number", rows, cancel);

    public Task<IReadOnlyList<LowSign>> CirclesAsync(Stretch rows, int times, CancellationToken cancel) => SignsAsync(
        LowReasons.Circles,
        "select conversation, max(at) as at, entry from turns where conversation in (select distinct conversation "
        + $"from turns where number > @After and number <= @UpTo and kind in ({Repeatable})) and kind in ({Repeatable}) "
        + $"group by conversation, kind, entry, slots having count(*) >= {times} order by conversation", rows, cancel);

    public async Task<IReadOnlyList<LowSign>> AbandonedAsync(Stretch rows, CancellationToken cancel) =>
        [.. (await ReadAsync(
            """
            select t.conversation, t.at, t.entry, c.state from turns t join conversations c on c.id = t.conversation
            where t.number > @After and t.number <= @UpTo
              and not exists (select 1 from turns o where o.conversation = t.conversation and o.number > t.number)
            order by t.number
            """, new { rows.After, rows.UpTo }, cancel))
            .Select(r => (Row: r, State: StateOf(r.State)))
            .Where(r => r.State is { Topic: not null, Expecting: Expecting.Slot })
            .Select(r => new LowSign(r.Row.Conversation, LowReasons.Abandoned, r.Row.At, r.State!.Topic!.Entry))];

    public async Task<IReadOnlyList<CitizenText>> SaidAsync(Stretch rows, CancellationToken cancel) =>
        [.. (await ReadAsync(
            "select conversation, at, json from activities where number > @After and number <= @UpTo "
            + "and not from_bot and type = 'message' order by number", new { rows.After, rows.UpTo }, cancel))
            .Select(r => (Row: r, Text: StoredJson.Read(0, r.Json!, fromBot: false).Said))
            .Where(r => r.Text is { Length: > 0 })
            .Select(r => new CitizenText(r.Row.Conversation, r.Row.At, r.Text!.Length <= LongestText ? r.Text : r.Text[..LongestText]))];

    private async Task<IReadOnlyList<LowSign>> SignsAsync(string reason, string sql, Stretch rows, CancellationToken cancel) =>
        [.. (await ReadAsync(sql, new { rows.After, rows.UpTo }, cancel))
            .Select(r => new LowSign(r.Conversation, reason, r.At, r.Entry))];

    private Task<List<Row>> ReadAsync(string sql, object asked, CancellationToken cancel) =>
        database.ReadAsideAsync(async db => (await db.QueryAsync<Row>(sql, asked)).AsList(), cancel);

    /// <summary>Null when there is none, or a former release wrote it and this one cannot read it.</summary>
    private static DialogState? StateOf(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<DialogState>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"'{n}'"));
}
