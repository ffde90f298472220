using BotService.Engine.Cases;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Library;

/// <summary>
/// Whose rules an entry tells, where several organisations supply the same: nobody is to
/// take another's list for theirs.
/// </summary>
internal sealed class SupplyDesk(
    KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> labels)
{
    public SupplierChoice? Choice(string entry, string locale)
    {
        if (SupplyOfEvent(entry) is not { } supply) return null;
        var (words, names) = (knowledge.Words(locale).Supplies[supply.Id], knowledge.Words(locale).Organisations);
        return new SupplierChoice(
            words.Label, words.Ask,
            [.. supply.Suppliers.Select(s => new Term(s.Organisation, words.Options[s.Organisation].Label))],
            new Term(supply.Lead, names[supply.Lead].Short));
    }

    public IReadOnlyList<OtherSupplier> Others(string entry, string locale)
    {
        if (!knowledge.Entries.TryGetValue(entry, out var known) || known.Kind == EntryKind.LifeEvent
            || SupplierResolver.SupplyOf(knowledge, entry) is not { } supply) return [];
        var words = knowledge.Words(locale);
        var same = SupplierResolver.AllOf(knowledge, SupplierResolver.LeadOf(knowledge, entry));
        return [.. from supplier in supply.Suppliers
                   where supplier.Organisation != known.Organisation
                   let contact = words.Contacts[knowledge.Catalogue.Organisations[supplier.Organisation].Confirm]
                   select new OtherSupplier(
                       supplier.Organisation, words.Supplies[supply.Id].Options[supplier.Organisation].Label,
                       same.FirstOrDefault(e => EntryId.OrganisationOf(e) == supplier.Organisation), contact.Name,
                       contact.Hours)];
    }

    public bool Knows(string entry, string supplier) => SupplyOfEvent(entry)?.Of(supplier) is not null;

    /// <summary>Says on the sheet itself whose rules these are: it is printed and passed on without its page.</summary>
    public Sheet Named(Sheet sheet, string? supplier)
    {
        if (SupplyOfEvent(sheet.Entry) is not { } supply) return sheet;
        var words = knowledge.Words(sheet.Locale);
        var name = words.Organisations[supplier ?? supply.Lead].Short;
        var answer = supplier is null
            ? labels[sheet.Locale]["supplier-open"].Replace("{organisation}", name, StringComparison.Ordinal) : name;
        return sheet with { Case = [new CaseLine(words.Supplies[supply.Id].Label, answer), .. sheet.Case] };
    }

    private Supply? SupplyOfEvent(string entry) =>
        knowledge.Entries.GetValueOrDefault(entry)?.Kind == EntryKind.LifeEvent
            ? SupplierResolver.SupplyOf(knowledge, entry) : null;
}
