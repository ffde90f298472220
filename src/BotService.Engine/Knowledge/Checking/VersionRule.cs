using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// Periods of an entry, of a shared value and of a tariff follow one another without overlap and without a silent gap.
/// </summary>
internal static class VersionRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings) =>
        knowledge.Entries.Values.Select(e => e.Versions.Select(v => (v.InForce, v.Place)))
            .Concat(knowledge.Catalogue.Values.Values.Select(v => v.Select(d => (d.InForce, d.Place))))
            .Concat(knowledge.Tariffs.Values.Select(t => t.Versions.Select(v => (v.InForce, v.Place))))
            .SelectMany(periods => Sequence([.. periods], findings))
            .Concat(knowledge.Entries.Values.SelectMany(e => UnknownVersions(e, findings)));

    private static IEnumerable<Problem> Sequence(
        IReadOnlyList<(Period InForce, Place Place)> periods, Findings findings)
    {
        // Without one of them it cannot be told which follows which.
        if (periods.Any(p => findings.IsSpoilt(p.Place, "in_force", "from", "to"))) yield break;
        var ordered = periods.OrderBy(p => p.InForce.From).ToList();
        foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
        {
            var next = earlier.InForce.To?.AddDays(1);
            if (next is null || next > later.InForce.From)
                yield return KnowledgeProblem.PeriodOverlap.At(later.Place, earlier.InForce.From);
            else if (next < later.InForce.From)
                yield return KnowledgeProblem.PeriodGap.At(later.Place, next);
        }
    }

    private static IEnumerable<Problem> UnknownVersions(Entry entry, Findings findings)
    {
        if (entry.Versions.Any(v => findings.IsSpoilt(v.Place, "in_force"))) yield break;
        foreach (var row in entry.Cases.Where(r => entry.Versions.All(v => v.InForce.From != r.Version)))
        {
            if (row.Version is null) continue;
            findings.Spoil(row.Place, CaseRow.Answers);
            yield return KnowledgeProblem.UnknownVersion.At(row.Place, row.Version);
        }
    }
}
