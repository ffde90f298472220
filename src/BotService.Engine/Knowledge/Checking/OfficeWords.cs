using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// Each thing an office says has its sentence, no sentence is left over, and no name means two offices.
/// </summary>
internal static class OfficeWords
{
    public static IEnumerable<Problem> Find(
        KnowledgeBase knowledge, Findings findings, Office office, string locale)
    {
        var words = office.Wordings[locale];
        if (findings.IsUnread(words.Place.File)) yield break;
        var facts = office.AllFacts.Where(f => f is not Fact.Open);
        foreach (var problem in SectionWords.Find(knowledge, findings, facts, words.Texts, words.Place))
            yield return problem;
        foreach (var other in knowledge.Catalogue.Offices.Values.Where(o => string.CompareOrdinal(o.Id, office.Id) < 0))
            foreach (var name in Names(words).Intersect(Names(other.Wordings[locale])).Where(n => n.Length > 0))
                yield return KnowledgeProblem.OfficeNameTwice.At(words.Place, name, other.Id);
    }

    private static IEnumerable<string> Names(OfficeWording words) =>
        words.Say.Append(words.Name).Append(words.Short).Distinct();
}
