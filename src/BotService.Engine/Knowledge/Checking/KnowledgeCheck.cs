using BotService.Engine.Data;
using BotService.Engine.Knowledge.Contradictions;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>All rules that the data must keep, run to the end so that every problem is seen at once.</summary>
internal static class KnowledgeCheck
{
    private static readonly Func<KnowledgeBase, Findings, IEnumerable<Problem>>[] Rules =
    [
        SourceRule.Find, AgeRule.Find, ReferenceRule.Find, VersionRule.Find, SectionRule.Find, SlotRule.Find, WordingRule.Find,
        UtteranceRule.Find, AnswerRule.Find, TariffRule.Find,
        UnusedRule.Find, SupplyRule.Find, TaskRule.Find, SharedServiceRule.Find,
        (knowledge, _) => Contradiction.Find(knowledge),
    ];

    /// <returns>How many cases were proved.</returns>
    public static int Run(KnowledgeBase all, Findings findings)
    {
        // First of all the references: what names nothing is not looked at further.
        Refer.Prove(findings, all);
        var knowledge = all with
        {
            Entries = all.Entries.Where(e => !IsUnfinished(e.Value, findings)).ToDictionary(),
        };
        foreach (var rule in Rules) findings.AddRange(rule(knowledge, findings).ToList());
        var proved = OfficeRule.Prove(knowledge, findings);
        foreach (var entry in knowledge.Entries.Values) proved += CaseRule.Prove(entry, findings);
        findings.AddRange(FrameRule.Find(knowledge, findings).ToList());
        return proved;
    }

    /// <summary>Whether it was just begun: only what is still to be filled in is said of it.</summary>
    private static bool IsUnfinished(Entry entry, Findings findings) =>
        findings.IsUnfinished(Path.GetDirectoryName(entry.Place.File)!.Replace('\\', '/'));

    /// <summary>Whether one cannot tell which fact it is, or whom it is for.</summary>
    internal static bool IsUnread(this Fact fact, Findings findings) =>
        findings.IsSpoilt(fact.Place, "id", "document", "channel", "task", "when");

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
