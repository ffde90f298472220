namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// Whoever supplies is an organisation with words in every locale, and no expression means two of them.
/// </summary>
internal static class SupplyRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge) =>
        knowledge.Catalogue.Supplies.Values.SelectMany(
            s => Members(knowledge, s).Concat(knowledge.Locales.SelectMany(l => Words(knowledge, s, l))));

    private static IEnumerable<Problem> Members(KnowledgeBase knowledge, Supply supply)
    {
        foreach (var supplier in supply.Suppliers.Where(
            s => !knowledge.Catalogue.Organisations.ContainsKey(s.Organisation)))
            yield return KnowledgeCheck.At(
                supplier.Place,
                $"unknown organisation `{supplier.Organisation}`: describe it in catalogue/organisations.yaml");
        if (supply.Of(supply.Lead) is null)
            yield return KnowledgeCheck.At(supply.Place, $"the lead `{supply.Lead}` is none of the suppliers");
        if (supply.Suppliers.Count < 2)
            yield return KnowledgeCheck.At(
                supply.Place, $"`{supply.Id}` has a single supplier, so that nobody need be asked");
        foreach (var name in supply.Phones.Where(n => !knowledge.Entries.ContainsKey(EntryId.Of(supply.Lead, n))))
            yield return KnowledgeCheck.At(
                supply.Place, $"`phones` names `{name}`, but there is no entry `{EntryId.Of(supply.Lead, name)}`");
    }

    private static IEnumerable<Problem> Words(KnowledgeBase knowledge, Supply supply, string locale)
    {
        var file = $"knowledge/catalogue/suppliers.{locale}.yaml";
        if (knowledge.Words(locale).Supplies.GetValueOrDefault(supply.Id) is not { } words)
        {
            yield return new Problem(file, 1, $"no words for `{supply.Id}`");
            yield break;
        }
        var organisations = supply.Suppliers.Select(s => s.Organisation).ToHashSet();
        foreach (var id in organisations.Except(words.Options.Keys))
            yield return KnowledgeCheck.At(words.Place, $"no words for the supplier `{id}`");
        foreach (var id in words.Options.Keys.Except(organisations))
            yield return KnowledgeCheck.At(words.Place, $"words for `{id}`, which suppliers.yaml does not have");
        var expressions = words.Options.Values.Append(words.Unsure).SelectMany(o => o.Say.Append(o.Label).Distinct())
            .Concat(words.Open);
        foreach (var twice in expressions.GroupBy(e => e).Where(g => g.Count() > 1))
            yield return KnowledgeCheck.At(words.Place, $"`{twice.Key}` means two suppliers");
    }
}
