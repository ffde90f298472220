using System.Data.Common;
using System.Text;
using BotService.Editing.Replay;
using BotService.Engine.Language;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Review.Misses;
using Dapper;

namespace BotService.Storage;

/// <summary>What was said stands masked in the history; it is masked once more, so that no text gets by.</summary>
internal sealed class AskedStore(Database database) : IAskedQuestions
{
    private sealed class TurnRow
    {
        public long Number { get; init; }
        public DateTimeOffset At { get; init; }
        public required string Locale { get; init; }
        public string? Json { get; init; }
    }

    private sealed class Row
    {
        public long Number { get; init; }
        public required string Text { get; init; }
        public required string Locale { get; init; }
        public long Times { get; init; }
        public required string First_Day { get; init; }
        public required string Last_Day { get; init; }

        public AskedQuestion Question =>
            new(Number, Text, Locale, (int)Times, StoredDay.Read(First_Day), StoredDay.Read(Last_Day));
    }

    public async Task<int> GatherAsync(DateTimeOffset before, int most, CancellationToken cancel)
    {
        var (from, turns) = await database.ReadAsideAsync(db => NextAsync(db, before, most), cancel);
        if (turns.Count == 0) return 0;
        var asked = turns.Where(t => t.Json is not null).Select(t => (Turn: t, Text: TextOf(t.Json!))).Where(t => t.Text.Length > 0)
            .Select(t => new
            {
                Key = GroupKeeper.KeyOf(t.Text), t.Text, t.Turn.Locale, Day = StoredDay.Of(Taiwan.Day(t.Turn.At)),
            }).ToList();
        return await database.WriteAsync(
            async db =>
            {
                // One at a time, in whatever process: only who read last may go on.
                if (await db.ExecuteAsync("update asked_reads set turn = @To where turn = @from", new { from, To = turns[^1].Number }) == 0)
                    return 0;
                await db.ExecuteAsync(
                    "insert into asked_questions (key, text, locale, times, first_day, last_day) values (@Key, @Text, @Locale, 1, @Day, @Day) "
                    + "on conflict (key) do update set times = asked_questions.times + 1, locale = excluded.locale, "
                    + "last_day = case when asked_questions.last_day < excluded.last_day then excluded.last_day else asked_questions.last_day end",
                    asked);
                return turns.Count;
            },
            cancel);
    }

    public Task ForgetAsync(DateOnly day, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync("delete from asked_questions where last_day < @Day", new { Day = StoredDay.Of(day) }), cancel);

    public async Task<IReadOnlyList<AskedQuestion>> ReadAsync(DateOnly since, long after, int most, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Row>(
                "select number, text, locale, times, first_day, last_day from asked_questions "
                + "where number > @after and last_day >= @Since order by number limit @most",
                new { after, Since = StoredDay.Of(since), most })).AsList(),
            cancel);
        return [.. rows.Select(r => r.Question)];
    }

    /// <summary>
    /// It was taken back, and is counted no more; nobody else's is. Runs inside a write, before the turn's text is
    /// blank.
    /// </summary>
    public static async Task WithdrawAsync(DbConnection db, string conversation, string activity, string json)
    {
        if (TextOf(json) is not { Length: > 0 } text) return;
        var which = new { conversation, activity, Key = GroupKeeper.KeyOf(text), text };
        await db.LaterAsync(
            "update asked_questions set times = times - 1 where key = @Key and exists (select 1 from turns t, asked_reads r "
            + "where t.conversation = @conversation and t.activity_id = @activity and t.outcome <> 'none' and t.number <= r.turn)", which);
        await db.LaterAsync("delete from asked_questions where key = @Key and times = 0", which);
        await db.LaterAsync("update replay_groups set example = '' where example = @text", which);
    }

    private static async Task<(long From, IReadOnlyList<TurnRow> Turns)> NextAsync(DbConnection db, DateTimeOffset before, int most)
    {
        var from = await db.QuerySingleAsync<long>("select turn from asked_reads");
        // What is blank was taken back; what needed no recognising, such as a choice, is no question.
        var turns = await db.QueryAsync<TurnRow>(
            """
            select t.number, t.at, t.locale, case when t.outcome = 'none' then null else (
              select a.json from inbox i join activities a on a.conversation = i.conversation and a.sequence = i.sequence
              where i.conversation = t.conversation and i.activity_id = t.activity_id and not a.from_bot and a.type = 'message' limit 1)
              end as json
            from turns t where t.number > @from and t.at < @before order by t.number limit @most
            """,
            new { from, before, most });
        return (from, turns.AsList());
    }

    private static string TextOf(string json) =>
        PersonalData.Mask(Activity.Parse(Encoding.UTF8.GetBytes(json)).Text("text") ?? "").Trim();
}
