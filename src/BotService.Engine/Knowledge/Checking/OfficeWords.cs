namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// Each thing an office says has its sentence, no sentence is left over, and no name means two offices.
/// </summary>
internal static class OfficeWords
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Office office, string locale)
    {
        var words = office.Wordings[locale];
        var facts = office.AllFacts.Where(f => !f.IsPlainlyOpen).ToLookup(f => (f.Section, f.Id));
        foreach (var (section, id) in words.Texts.Keys.Where(k => !facts.Contains(k)))
            yield return KnowledgeCheck.At(
                words.Place, $"{KebabCase.Of(section)}: words for `{id}`, which no fact bears");
        foreach (var group in facts)
        {
            var text = words.Texts.GetValueOrDefault(group.Key);
            if (text is null && WordingRule.NeedsSentence(knowledge, group.First()))
                yield return KnowledgeCheck.At(
                    words.Place, $"{KebabCase.Of(group.Key.Section)}: no words for `{group.Key.Id}`");
            foreach (var fact in group)
                foreach (var problem in WordingRule.Numbers(knowledge, fact, text ?? "", words.Place))
                    yield return problem;
        }
        foreach (var other in knowledge.Catalogue.Offices.Values.Where(o => string.CompareOrdinal(o.Id, office.Id) < 0))
            foreach (var name in Names(words).Intersect(Names(other.Wordings[locale])))
                yield return KnowledgeCheck.At(words.Place, $"`{name}` also means the office `{other.Id}`");
    }

    private static IEnumerable<string> Names(OfficeWording words) =>
        words.Say.Append(words.Name).Append(words.Short).Distinct();
}
