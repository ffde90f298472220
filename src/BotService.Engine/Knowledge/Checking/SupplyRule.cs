using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// Whoever supplies is an organisation with words in every locale, and no expression means two of them.
/// </summary>
internal static class SupplyRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings) =>
        knowledge.Catalogue.Supplies.Values.SelectMany(
            s => Members(knowledge, s).Concat(Counties(knowledge, s)).Concat(knowledge.Locales.SelectMany(l => Words(knowledge, findings, s, l))));

    private static IEnumerable<Problem> Members(KnowledgeBase knowledge, Supply supply)
    {
        if (supply.Of(supply.Lead) is null && supply.Lead.Length > 0)
            yield return KnowledgeProblem.LeadIsNoSupplier.At(supply.Place, supply.Lead)
                .OrNearest(supply.Lead, supply.Suppliers.Select(s => s.Organisation));
        if (supply.Suppliers.Count < 2) yield return KnowledgeProblem.SupplyOfOne.At(supply.Place, supply.Id);
        if (supply.Of(supply.Lead) is null) yield break;
        foreach (var (name, id) in supply.Phones.Select(n => (n, EntryId.Of(supply.Lead, n))))
            if (!knowledge.Entries.ContainsKey(id) && !knowledge.Unreadable.Contains(id))
                yield return KnowledgeProblem.PhonesWithoutEntry.At(supply.Place, name, id)
                    .OrNearest(id, knowledge.Entries.Keys);
    }

    private static IEnumerable<Problem> Counties(KnowledgeBase knowledge, Supply supply)
    {
        foreach (var county in knowledge.Catalogue.Counties)
        {
            if (supply.Of(county.Suppliers.GetValueOrDefault(supply.Id)) is null)
                yield return KnowledgeProblem.CountyOfNoSupplier.At(county.Place, county.Id, supply.Id);
            foreach (var name in county.Either.Except(county.Districts.Keys))
                yield return KnowledgeProblem.NoDistrict.At(county.Place, name, county.Id)
                    .OrNearest(name, county.Districts.Keys);
        }
    }

    private static IEnumerable<Problem> Words(
        KnowledgeBase knowledge, Findings findings, Supply supply, string locale)
    {
        var file = $"knowledge/catalogue/suppliers.{locale}.yaml";
        if (findings.IsUnread(file)) yield break;
        if (knowledge.Words(locale).Supplies.GetValueOrDefault(supply.Id) is not { } words)
        {
            yield return KnowledgeProblem.NoWords.At(new(file, 1), supply.Id);
            yield break;
        }
        var organisations = supply.Suppliers.Select(s => s.Organisation).ToHashSet();
        foreach (var id in organisations.Except(words.Options.Keys))
            yield return KnowledgeProblem.NoWordsOfSupplier.At(words.Place, id);
        foreach (var id in words.Options.Keys.Except(organisations))
            yield return KnowledgeProblem.WordsOfNoSupplier.At(words.Place, id)
                .OrNearest(id, organisations.Except(words.Options.Keys));
        var expressions = words.Options.Values.Append(words.Unsure).SelectMany(o => o.Say.Append(o.Label).Distinct())
            .Concat(words.Open);
        foreach (var twice in expressions.GroupBy(e => e).Where(g => g.Count() > 1))
            yield return KnowledgeProblem.ExpressionOfTwoSuppliers.At(words.Place, twice.Key);
    }
}
