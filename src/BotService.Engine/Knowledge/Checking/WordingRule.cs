using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// Every fact, slot and option has its words in every locale, no words are left over, and numbers come from the facts.
/// </summary>
internal static class WordingRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings) =>
        knowledge.Locales.SelectMany(
            l => Entries(knowledge, findings, l).Concat(CatalogueWords.Find(knowledge, findings, l)));

    private static IEnumerable<Problem> Entries(KnowledgeBase knowledge, Findings findings, string locale)
    {
        foreach (var entry in knowledge.Entries.Values)
        {
            var words = entry.Wordings[locale];
            if (findings.IsUnread(words.Place.File)) continue;
            var facts = entry.Versions.SelectMany(v => v.Facts);
            foreach (var problem in SectionWords.Find(knowledge, findings, facts, words.Texts, words.Place))
                yield return problem;
            foreach (var asked in words.Asks.Keys.Except(facts.Where(f => f.Status == FactStatus.Open).Select(f => f.Id)))
                yield return KnowledgeProblem.AskedOfNothing.At(words.Place, asked);
            var slots = entry.Versions.SelectMany(v => v.Slots).ToList();
            foreach (var slot in entry.Versions.SelectMany(v => v.Slots.Where(s => !findings.IsSpoilt(v.Place, s.Id))))
                foreach (var problem in SlotWords(knowledge, findings, entry, slot, locale)) yield return problem;
            if (entry.Versions.Any(v => v.Slots.Any(s => findings.IsSpoilt(v.Place, s.Id)))) continue;
            foreach (var unknown in words.Slots.Keys.Except(slots.Select(s => s.Id)))
                yield return KnowledgeProblem.WordsOfNoSlot.At(words.Place, unknown)
                    .OrNearest(unknown, slots.Select(s => s.Id));
        }
    }

    private static IEnumerable<Problem> SlotWords(
        KnowledgeBase knowledge, Findings findings, Entry entry, Slot slot, string locale)
    {
        var wording = entry.Wordings[locale];
        if (knowledge.SlotWords(entry, slot.Id, locale) is not { } words)
        {
            // Under a misspelt name it is left over, which is said already.
            if (Nearest.To(slot.Id, wording.Slots.Keys) is null
                && !findings.IsUnread($"knowledge/catalogue/slots.{locale}.yaml"))
                yield return KnowledgeProblem.NoWordsOfSlot.At(wording.Place, slot.Id, locale);
            yield break;
        }
        var isOwn = wording.Slots.ContainsKey(slot.Id);
        string[] left = [.. words.Options.Keys.Where(
            o => isOwn && entry.Versions.All(v => v.Slot(slot.Id)?.Options.Contains(o) != true))];
        string[] lacking = [.. slot.Options.Where(o => !words.Options.ContainsKey(o))];
        foreach (var option in left)
            yield return KnowledgeProblem.WordsOfNoOption.At(wording.Place, slot.Id, option).OrNearest(option, lacking);
        foreach (var option in lacking.Where(o => Nearest.To(o, left) is null))
            yield return KnowledgeProblem.NoWordsOfOption.At(wording.Place, slot.Id, option);
        foreach (var twice in words.Options.Values.SelectMany(o => o.Say.Append(o.Label).Distinct()).GroupBy(s => s)
            .Where(g => g.Count() > 1))
            yield return KnowledgeProblem.ExpressionOfTwoOptions.At(wording.Place, slot.Id, twice.Key);
    }
}
