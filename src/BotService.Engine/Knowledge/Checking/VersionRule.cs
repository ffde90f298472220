namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// Periods of an entry, of a shared value and of a tariff follow one another without overlap and without a silent gap.
/// </summary>
internal static class VersionRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge) =>
        knowledge.Entries.Values.SelectMany(e => Sequence(e.Versions.Select(v => (v.InForce, v.Place))))
            .Concat(knowledge.Catalogue.Values.Values.SelectMany(v => Sequence(v.Select(d => (d.InForce, d.Place)))))
            .Concat(knowledge.Tariffs.Values.SelectMany(t => Sequence(t.Versions.Select(v => (v.InForce, v.Place)))))
            .Concat(knowledge.Entries.Values.SelectMany(UnknownVersions));

    private static IEnumerable<Problem> Sequence(IEnumerable<(Period InForce, Place Place)> periods)
    {
        var ordered = periods.OrderBy(p => p.InForce.From).ToList();
        foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
        {
            var next = earlier.InForce.To?.AddDays(1);
            if (next is null || next > later.InForce.From)
                yield return KnowledgeCheck.At(
                    later.Place,
                    $"overlaps the period that begins {earlier.InForce.From:yyyy-MM-dd}: give that one a `to`");
            else if (next < later.InForce.From)
                yield return KnowledgeCheck.At(
                    later.Place, $"nothing is in force from {next:yyyy-MM-dd} until this begins");
        }
    }

    private static IEnumerable<Problem> UnknownVersions(Entry entry) =>
        from row in entry.Cases
        where row.Version is { } v && entry.Versions.All(x => x.InForce.From != v)
        select KnowledgeCheck.At(row.Place, $"no version begins on {row.Version:yyyy-MM-dd}");
}
