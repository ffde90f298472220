using System.Data.Common;
using BotService.Statistics;
using Dapper;

namespace BotService.Storage;

/// <summary>
/// Counts over rows that have no daily sums are kept when the rows go. Runs inside the write that erases them, before
/// it.
/// </summary>
internal static class KeptCounts
{
    /// <param name="where">SQL for the rows that go.</param>
    public static async Task KeepAsync(DbConnection db, Database database, TallySource source, string where, object values)
    {
        var table = TallyTable.Of(source);
        var (organisation, channel) = source is TallySource.Searches ? ("''", "''") : ("coalesce(organisation, '')", "channel");
        foreach (var tally in Tallies.All.Where(t => t.Of == source))
        {
            await db.ExecuteAsync(
                $"""
                insert into kept_counts (day, source, name, organisation, entry, channel, locale, count)
                select day, '{source}', '{tally.Name}', organisation, entry, channel, locale, count from (
                  select {table.DayOf(database)} as day, {organisation} as organisation, coalesce(entry, '') as entry,
                    {channel} as channel, locale, {TallyTable.Count(database, tally)} as count
                  from {table.Name} where {where} group by 1, 2, 3, 4, 5) gone
                where count > 0
                on conflict (day, source, name, organisation, entry, channel, locale) do update set
                  count = kept_counts.count + excluded.count
                """,
                values);
        }
    }
}
