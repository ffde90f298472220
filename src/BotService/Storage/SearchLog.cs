using BotService.Engine.Language;
using BotService.Insight;
using Dapper;

namespace BotService.Storage;

/// <summary>The masking stands here and not with the callers, so that none can forget it.</summary>
internal sealed class SearchLog(Database database, TimeProvider time) : ISearchLog
{
    /// <summary>Longer texts tell an editor no more.</summary>
    private const int Longest = 200;

    public Task RecordAsync(SearchRecord search, CancellationToken cancel)
    {
        // Masked first and cut afterwards: a number cut in two would no longer look like one.
        var masked = PersonalData.Mask(search.Text);
        var now = time.GetUtcNow();
        var row = new
        {
            At = now,
            Text = TextSearch.Beginning(masked, Longest),
            search.Locale,
            search.Results,
            search.Entry,
        };
        return database.WriteAsync(
            async db =>
            {
                if (search.Entry is { } entry) await Demand.AddAsync(db, now, entry);
                return await db.ExecuteAsync(
                    "insert into searches (at, text, locale, results, entry) values (@At, @Text, @Locale, "
                    + "@Results, @Entry)", row);
            },
            cancel);
    }
}
