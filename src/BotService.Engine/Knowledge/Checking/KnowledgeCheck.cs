namespace BotService.Engine.Knowledge.Checking;

/// <summary>All rules that the data must keep, run to the end so that every problem is seen at once.</summary>
internal static class KnowledgeCheck
{
    private static readonly Func<KnowledgeBase, IEnumerable<Problem>>[] Rules =
    [
        SourceRule.Find, ReferenceRule.Find, VersionRule.Find, SectionRule.Find, SlotRule.Find, WordingRule.Find,
        UtteranceRule.Find, TariffRule.Find,
        UnusedRule.Find, SupplyRule.Find, TaskRule.Find, SharedServiceRule.Find,
    ];

    /// <returns>How many cases were proved.</returns>
    public static int Run(KnowledgeBase knowledge, List<Problem> problems)
    {
        foreach (var rule in Rules) problems.AddRange(rule(knowledge));
        var proved = OfficeRule.Prove(knowledge, problems);
        foreach (var entry in knowledge.Entries.Values) proved += CaseRule.Prove(entry, problems);
        return proved;
    }

    internal static Problem At(Place place, string message) => new(place.File, place.Line, message);

    /// <summary>Everything stated: the facts of every version, and of every office.</summary>
    internal static IEnumerable<Fact> Statements(KnowledgeBase knowledge) =>
        Facts(knowledge).Select(f => f.Fact).Concat(knowledge.Catalogue.Offices.Values.SelectMany(o => o.AllFacts));

    /// <summary>Every fact of every version, with its entry.</summary>
    internal static IEnumerable<(Entry Entry, Fact Fact)> Facts(KnowledgeBase knowledge) =>
        from entry in knowledge.Entries.Values
        from version in entry.Versions
        from fact in version.Facts
        select (entry, fact);
}
