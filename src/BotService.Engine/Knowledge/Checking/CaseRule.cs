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
    public static int Prove(Entry entry, List<Problem> problems)
    {
        var met = new HashSet<CaseRow>(ReferenceEqualityComparer.Instance);
        var proved = 0;
        foreach (var version in entry.Versions)
        {
            var rows = entry.Cases.Where(r => r.Version is null || r.Version == version.InForce.From).ToList();
            foreach (var answers in Combinations.Of(version.Slots))
            {
                var matching = rows.Where(r => r.Match.Holds(answers) == true).ToList();
                met.UnionWith(matching);
                var found = matching switch
                {
                    [] => [KnowledgeCheck.At(CasesFile(entry), $"no row for {Combinations.Describe(answers)}")],
                    [var row] => Compare(version, row, answers).ToList(),
                    _ => [KnowledgeCheck.At(
                        matching[1].Place,
                        $"a second row for {Combinations.Describe(answers)}; the first is line {matching[0].Place.Line}")],
                };
                problems.AddRange(found);
                if (found.Count == 0) proved++;
            }
        }
        problems.AddRange(
            entry.Cases.Where(r => !met.Contains(r))
                .Select(r => KnowledgeCheck.At(r.Place, "no combination of answers ever meets this row")));
        problems.AddRange(
            from row in entry.Cases
            from section in entry.Kind == EntryKind.LifeEvent ? DemandedOfEvents : Demanded
            where !row.Expected.ContainsKey(section)
            select KnowledgeCheck.At(
                row.Place, $"the row must name its `{KebabCase.Of(section)}` ([] for none, [open] for not known)"));
        return proved;
    }

    private static IEnumerable<Problem> Compare(
        EntryVersion version, CaseRow row, IReadOnlyDictionary<string, string> answers)
    {
        var facts = version.Facts.Where(f => f.When.Holds(answers) == true).ToList();
        foreach (var twice in facts.GroupBy(f => (f.Section, f.Id)).Where(g => g.Count() > 1))
            yield return KnowledgeCheck.At(
                twice.Last().Place, $"`{twice.Key.Id}` is said twice for {Combinations.Describe(answers)}");
        foreach (var (section, expected) in row.Expected)
        {
            var ids = facts.Where(f => f.Section == section).Select(f => f.Id).ToHashSet();
            foreach (var id in expected.Except(ids))
                yield return KnowledgeCheck.At(
                    row.Place, $"{KebabCase.Of(section)}: the row expects `{id}` for {Combinations.Describe(answers)}, the rules do not give it");
            foreach (var id in ids.Except(expected))
                yield return KnowledgeCheck.At(
                    facts.First(f => f.Section == section && f.Id == id).Place,
                    $"{KebabCase.Of(section)}: the rules give `{id}` for {Combinations.Describe(answers)}, cases.yaml line {row.Place.Line} does not expect it");
        }
    }

    private static Place CasesFile(Entry entry) =>
        new(entry.Place.File.Replace("entry.yaml", "cases.yaml", StringComparison.Ordinal), 1);
}
