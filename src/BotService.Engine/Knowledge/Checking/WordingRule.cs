namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// Every fact, slot and option has its words in every locale, no words are left over, and numbers come from the facts.
/// </summary>
internal static class WordingRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge) =>
        knowledge.Locales.SelectMany(l => Entries(knowledge, l).Concat(CatalogueWords.Find(knowledge, l)));

    private static IEnumerable<Problem> Entries(KnowledgeBase knowledge, string locale)
    {
        foreach (var entry in knowledge.Entries.Values)
        {
            var words = entry.Wordings[locale];
            var facts = entry.Versions.SelectMany(v => v.Facts).ToLookup(f => (f.Section, f.Id));
            foreach (var (section, id) in words.Texts.Keys.Where(k => !facts.Contains(k)))
                yield return KnowledgeCheck.At(
                    words.Place, $"{KebabCase.Of(section)}: words for `{id}`, which no fact bears");
            foreach (var group in facts)
            {
                var text = words.Texts.GetValueOrDefault(group.Key);
                if (text is null && NeedsSentence(knowledge, group.First()))
                    yield return KnowledgeCheck.At(
                        words.Place, $"{KebabCase.Of(group.Key.Section)}: no words for `{group.Key.Id}`");
                foreach (var fact in group)
                    foreach (var problem in Numbers(knowledge, fact, text ?? "", words.Place)) yield return problem;
            }
            foreach (var slot in entry.Versions.SelectMany(v => v.Slots))
                foreach (var problem in SlotWords(knowledge, entry, slot, locale)) yield return problem;
            foreach (var unknown in words.Slots.Keys.Except(entry.Versions.SelectMany(v => v.Slots).Select(s => s.Id)))
                yield return KnowledgeCheck.At(words.Place, $"words for the slot `{unknown}`, which no version has");
        }
    }

    internal static bool NeedsSentence(KnowledgeBase knowledge, Fact fact) => fact switch
    {
        { IsPlainlyOpen: true } => false,
        { Section: Section.Documents } => fact.Document is null,
        { Section: Section.Channels } => !knowledge.Catalogue.Channels.ContainsKey(fact.Id),
        _ => true,
    };

    internal static IEnumerable<Problem> Numbers(KnowledgeBase knowledge, Fact fact, string text, Place place)
    {
        var quoted = Quotation.NamesIn(text).ToHashSet();
        foreach (var name in quoted.Where(
            q => !fact.Values.ContainsKey(q) && !knowledge.Catalogue.Values.ContainsKey(q)))
            yield return KnowledgeCheck.At(
                place, $"`{fact.Id}` quotes {{{name}}}, which neither its values nor catalogue/values.yaml hold");
        foreach (var name in fact.Values.Keys.Except(quoted))
            yield return KnowledgeCheck.At(place, $"`{fact.Id}` never quotes its value {{{name}}}");
        // A citizen must never read a brace: {Days} is no placeholder, whatever was meant.
        if (Quotation.Pattern().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0)
            yield return KnowledgeCheck.At(place, $"`{fact.Id}` holds a brace that quotes no value: «{text}»");
    }

    private static IEnumerable<Problem> SlotWords(KnowledgeBase knowledge, Entry entry, Slot slot, string locale)
    {
        var place = entry.Wordings[locale].Place;
        if (knowledge.SlotWords(entry, slot.Id, locale) is not { } words)
        {
            yield return KnowledgeCheck.At(
                place, $"no words for the slot `{slot.Id}`, here or in catalogue/slots.{locale}.yaml");
            yield break;
        }
        foreach (var option in slot.Options.Where(o => !words.Options.ContainsKey(o)))
            yield return KnowledgeCheck.At(place, $"slot `{slot.Id}`: no words for the option `{option}`");
        var owner = entry.Wordings[locale].Slots.ContainsKey(slot.Id);
        foreach (var option in words.Options.Keys.Where(
            o => owner && entry.Versions.All(v => v.Slot(slot.Id)?.Options.Contains(o) != true)))
            yield return KnowledgeCheck.At(place, $"slot `{slot.Id}`: words for `{option}`, which is no option");
        foreach (var twice in words.Options.Values.SelectMany(o => o.Say.Append(o.Label).Distinct()).GroupBy(s => s)
            .Where(g => g.Count() > 1))
            yield return KnowledgeCheck.At(place, $"slot `{slot.Id}`: `{twice.Key}` means two options");
    }
}
