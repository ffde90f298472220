using BotService.Quiz;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class QuizResultStore(Database database) : IQuizResults
{
    private sealed class Row
    {
        public required string Month { get; init; }
        public required string Person { get; init; }
        public DateTimeOffset At { get; init; }
        public required string Entry { get; init; }
        public long Is_Right { get; init; }
    }

    private sealed class TopicRow
    {
        public required string Entry { get; init; }
        public long Hits { get; init; }
        public long Among { get; init; }
    }

    public Task<bool> AddAsync(QuizResult result, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await db.ExecuteAsync("delete from quiz_answers where at < @Past", new { Past = result.At - IQuizResults.Kept });
            var who = new { Month = StoredDay.Of(result.Month), result.Person };
            if (await db.ExecuteScalarAsync<long>("select count(*) from quiz_answers where month = @Month and person = @Person", who) > 0)
                return false;
            await db.ExecuteAsync(
                "insert into quiz_answers (month, person, entry, at, is_right) values (@Month, @Person, @Entry, @At, @IsRight)",
                result.Answers.Select(a => new { who.Month, who.Person, Entry = a.Key, result.At, IsRight = a.Value ? 1 : 0 }));
            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    public async Task<IReadOnlyList<QuizResult>> OfAsync(string person, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                "select * from quiz_answers where person = @person order by month desc, entry", new { person })).AsList(), cancel);
        return [.. rows.GroupBy(r => r.Month).Select(g => new QuizResult(
            StoredDay.Read(g.Key), person, g.First().At, g.ToDictionary(r => r.Entry, r => r.Is_Right == 1)))];
    }

    public async Task<(IReadOnlyList<QuizTopic> Topics, long People)> TopicsAsync(DateOnly month, CancellationToken cancel)
    {
        var asked = new { Month = StoredDay.Of(month) };
        return await database.ReadAsync(
            async db =>
            {
                var rows = (await db.QueryAsync<TopicRow>(
                    "select entry, sum(is_right) as hits, count(*) as among from quiz_answers where month = @Month group by entry", asked)).AsList();
                var people = await db.ExecuteScalarAsync<long>("select count(distinct person) from quiz_answers where month = @Month", asked);
                return ((IReadOnlyList<QuizTopic>)[.. rows.Select(r => new QuizTopic(r.Entry, r.Hits, r.Among))
                    .OrderBy(t => (double)t.Right / t.Of).ThenBy(t => t.Entry, StringComparer.Ordinal)], people);
            },
            cancel);
    }
}
