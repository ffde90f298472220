using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// Double entry: the rules of <c>entry.yaml</c> and the rows of <c>cases.yaml</c> are two statements of
/// the same thing. Every combination of answers must meet exactly one row and yield exactly the ids the
/// row names; every row must be met.
/// </summary>
internal static class CaseRule
{
    /// <summary>Sections a row may never leave out: what a citizen is sent home for.</summary>
    private static readonly Section[] Demanded = [Section.Documents, Section.Fees, Section.Channels];

    /// <summary>
    /// What a life event asks for follows from its tasks, and their entries are proved by themselves.
    /// </summary>
    private static readonly Section[] DemandedOfEvents = [Section.Tasks];

    /// <returns>The number of combinations that agreed.</returns>
    public static int Prove(Entry entry, Findings findings)
    {
        if (findings.IsUnread(CasesFile(entry).File)) return 0;
        var met = new HashSet<CaseRow>(ReferenceEqualityComparer.Instance);
        var told = new HashSet<(Place, Section, string)>();
        // Rows whose answers cannot be read may be the very ones that seem to be missing, or are never met.
        var allRowsRead = !entry.Cases.Any(r => findings.IsSpoilt(r.Place, CaseRow.Answers));
        var proved = 0;
        foreach (var version in entry.Versions)
        {
            var slotsRead = !version.Slots.Any(s => findings.IsSpoilt(version.Place, s.Id));
            if (findings.IsSpoilt(version.Place, "in_force") || !slotsRead) allRowsRead = false;
            if (!slotsRead) continue;
            var rows = entry.Cases.Where(r => !findings.IsSpoilt(r.Place, CaseRow.Answers)
                && (r.Version is null || r.Version == version.InForce.From)).ToList();
            foreach (var answers in Combinations.Of(version.Slots))
            {
                var matching = rows.Where(r => r.Match.Holds(answers) == true).ToList();
                met.UnionWith(matching);
                var found = matching switch
                {
                    [] when !allRowsRead => [],
                    [] => [KnowledgeProblem.NoRow.At(CasesFile(entry), Combinations.Describe(answers))],
                    [var row] => Compare(version, row, answers, findings, told).ToList(),
                    _ => [KnowledgeProblem.SecondRow.At(
                        matching[1].Place, Combinations.Describe(answers), matching[0].Place.Line)],
                };
                findings.AddRange(found);
                if (found.Count == 0 && matching.Count == 1) proved++;
            }
        }
        if (allRowsRead)
            findings.AddRange(entry.Cases.Where(r => !met.Contains(r)).Select(r => KnowledgeProblem.RowNeverMet.At(r.Place)));
        if (!findings.IsSpoilt(entry.Place, "kind")) findings.AddRange(Lacking(entry));
        return proved;
    }

    private static IEnumerable<Problem> Lacking(Entry entry) =>
        from row in entry.Cases
        from section in entry.Kind == EntryKind.LifeEvent ? DemandedOfEvents : Demanded
        where !row.Expected.ContainsKey(section)
        select KnowledgeProblem.RowLacksSection.At(row.Place, KebabCase.Of(section));

    /// <param name="told">What was said of another combination of answers that meets the same row.</param>
    private static IEnumerable<Problem> Compare(
        EntryVersion version, CaseRow row, IReadOnlyDictionary<string, string> answers, Findings findings,
        HashSet<(Place, Section, string)> told)
    {
        var unread = version.Facts.Where(f => f.IsUnread(findings)).Select(f => f.Section)
            .Concat(row.Expected.Keys.Where(s => findings.IsSpoilt(version.Place, KebabCase.Of(s)))).ToHashSet();
        var facts = version.Facts.Where(f => f.When.Holds(answers) == true).ToList();
        foreach (var twice in facts.GroupBy(f => (f.Section, f.Id)).Where(g => g.Count() > 1))
            if (!unread.Contains(twice.Key.Section))
                yield return KnowledgeProblem.SaidTwice.At(
                    twice.Last().Place, twice.Key.Id, Combinations.Describe(answers));
        foreach (var (section, expected) in row.Expected.Where(e => !unread.Contains(e.Key)))
        {
            var all = version.Facts.Where(f => f.Section == section).Select(f => f.Id).ToHashSet();
            var ids = facts.Where(f => f.Section == section).Select(f => f.Id).ToHashSet();
            var given = ids.Except(expected).ToHashSet();
            foreach (var id in expected.Except(ids))
            {
                if (!told.Add((row.Place, section, id))) continue;
                // One letter wrong is one mistake, not a paper too many and another too few.
                if (!all.Contains(id) && Nearest.To(id, given) is { } meant)
                {
                    given.Remove(meant);
                    told.Add((row.Place, section, meant));
                    yield return KnowledgeProblem.RowMisspelt.At(row.Place, KebabCase.Of(section), id)
                        .OrNearest(id, [meant]);
                }
                else
                    yield return KnowledgeProblem.RowExpects.At(
                        row.Place, KebabCase.Of(section), id, Combinations.Describe(answers));
            }
            foreach (var id in given.Where(id => told.Add((row.Place, section, id))))
                yield return KnowledgeProblem.RulesGive.At(
                    facts.First(f => f.Section == section && f.Id == id).Place, KebabCase.Of(section), id,
                    Combinations.Describe(answers), row.Place.Line);
        }
    }

    private static Place CasesFile(Entry entry) =>
        new(entry.Place.File.Replace("entry.yaml", "cases.yaml", StringComparison.Ordinal), 1);
}
