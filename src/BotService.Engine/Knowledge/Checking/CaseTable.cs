namespace BotService.Engine.Knowledge.Checking;

/// <summary>Every combination of answers with the list it gives, beside what <c>cases.yaml</c> says of it.</summary>
public static class CaseTable
{
    /// <summary>An entry with more combinations shows the first of them.</summary>
    public const int Most = 400;

    public static IReadOnlyList<CaseProof> Of(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return [.. entry.Versions.SelectMany(v => Combinations.Of(v.Slots).Select(a => Of(entry, v, a))).Take(Most)];
    }

    private static CaseProof Of(Entry entry, EntryVersion version, IReadOnlyDictionary<string, string> answers)
    {
        var rows = entry.Cases.Where(
            r => (r.Version is null || r.Version == version.InForce.From) && r.Match.Holds(answers) == true).ToList();
        var facts = version.Facts.Where(f => f.When.Holds(answers) == true).ToList();
        return new CaseProof(version.InForce, answers, facts, rows.Count == 1 ? rows[0] : null,
            rows.Count == 1 && rows[0].Expected.All(e => e.Value.SetEquals(facts.Where(f => f.Section == e.Key).Select(f => f.Id))));
    }
}

/// <param name="Row">The one row that is about it; null: there is none, or more than one.</param>
/// <param name="Agrees">Whether the row says the same as the rules.</param>
public sealed record CaseProof(
    Period InForce, IReadOnlyDictionary<string, string> Answers, IReadOnlyList<Fact> Facts, CaseRow? Row, bool Agrees);
