namespace BotService.OpenData;

/// <summary>
/// What of a month may be published: rows that share nothing, each of at least so many, and no sum beside them. An entry stands there
/// in one detail alone, the finest in which none of its rows is too small; entries that are too small as a whole are put together, unless
/// their sum would say how many one of them had.
/// </summary>
public static class OpenTable
{
    /// <param name="counts">Of a whole month, by entry, channel and language; none of them null.</param>
    /// <param name="smallest">A row of fewer is not published.</param>
    /// <param name="entries">All entries of the month's releases by organisation: those without a question count, too, for nobody can
    /// tell them from those with few.</param>
    public static IReadOnlyList<OpenCount> Publish(
        IEnumerable<OpenCount> counts, int smallest, IReadOnlyDictionary<string, int> entries)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(entries);
        var rows = new List<OpenCount>();
        foreach (var organisation in counts.Where(c => c.Questions > 0).GroupBy(c => c.Organisation).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            long rest = 0;
            var alone = 0;
            foreach (var entry in organisation.GroupBy(c => c.Entry!).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                if (Finest([.. entry], smallest) is { } shown)
                {
                    rows.AddRange(shown);
                    alone++;
                }
                else rest += entry.Sum(c => c.Questions);
            }

            var hidden = Math.Max(entries.GetValueOrDefault(organisation.Key), alone) - alone;
            if (MayStand(rest, hidden, smallest)) rows.Add(new OpenCount(organisation.Key, null, null, null, rest));
        }

        return rows;
    }

    /// <summary>Null where even the whole is too small.</summary>
    private static IReadOnlyList<OpenCount>? Finest(IReadOnlyList<OpenCount> entry, int smallest)
    {
        foreach (var detail in (Func<OpenCount, OpenCount>[])[c => c, c => c with { Language = null }, c => c with { Language = null, Channel = null }])
        {
            var rows = entry.GroupBy(c => detail(c) with { Questions = 0 }).Select(g => g.Key with { Questions = g.Sum(c => c.Questions) })
                .OrderBy(c => c.Channel, StringComparer.Ordinal).ThenBy(c => c.Language, StringComparer.Ordinal).ToList();
            if (rows.All(r => r.Questions >= smallest)) return rows;
        }

        return null;
    }

    /// <summary>
    /// Each of the entries put together had 0 to smallest - 1. Their sum is published where it leaves all of that open for each of them:
    /// the others can make up for one that had none, and for one that had most.
    /// </summary>
    private static bool MayStand(long sum, int entries, int smallest) =>
        sum >= smallest && sum <= (long)(smallest - 1) * (entries - 1);
}
