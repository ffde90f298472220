namespace BotService.Engine.Knowledge;

/// <summary>Whose entry it is.</summary>
public enum SupplyState
{
    /// <summary>Nobody else supplies this: the entry stands as it is.</summary>
    Free,

    /// <summary>The supplier is known and has the entry.</summary>
    Settled,

    /// <summary>Several supply this and it is not known who: ask before saying anything.</summary>
    Unknown,

    /// <summary>The supplier is known, but nothing is known of its rules: say so, and never tell another's.</summary>
    NotCovered,
}

/// <summary>The finding for one entry.</summary>
/// <param name="Entry">Settled: the supplier's own entry. Unknown and not covered: the
/// entry that stands for all.</param>
/// <param name="Supplier">Settled and not covered: the organisation.</param>
public sealed record Supplied(SupplyState State, string Entry, Supply? Supply = null, string? Supplier = null);

/// <summary>The one place that decides which supplier's entry counts.</summary>
public static class SupplierResolver
{
    /// <param name="supplier">The organisation that the citizen has named, if any; one that does not supply
    /// this is as good as none.</param>
    public static Supplied Resolve(KnowledgeBase knowledge, string entry, string? supplier)
    {
        if (SupplyOf(knowledge, entry) is not { } supply) return new Supplied(SupplyState.Free, entry);
        var lead = LeadOf(knowledge, entry);
        if (IsLifeEvent(knowledge, entry))
            return new Supplied(
                supply.Of(supplier) is null ? SupplyState.Unknown : SupplyState.Settled, entry, supply, supplier);
        if (supply.Of(supplier) is null) return new Supplied(SupplyState.Unknown, lead, supply);
        var own = EntryId.Of(supplier!, EntryId.NameOf(entry));
        return knowledge.Entries.ContainsKey(own)
            ? new Supplied(SupplyState.Settled, own, supply, supplier)
            : new Supplied(SupplyState.NotCovered, lead, supply, supplier);
    }

    /// <summary>Who supplies the same elsewhere, the one with most homes first; null while nobody is named.</summary>
    public static string? OtherThan(KnowledgeBase knowledge, string entry, string? supplier) => supplier is null
        ? null : SupplyOf(knowledge, entry)?.Suppliers.Select(s => s.Organisation).FirstOrDefault(o => o != supplier);

    /// <summary>
    /// What the entry's organisation, or that of a life event's task, supplies side by side
    /// with others; null for nothing.
    /// </summary>
    public static Supply? SupplyOf(KnowledgeBase knowledge, string entry)
    {
        if (IsLifeEvent(knowledge, entry))
            return knowledge.Entries[entry].Tasks
                .Select(f => SupplyOf(knowledge, f.Use.Entry))
                .FirstOrDefault(s => s is not null);
        var organisation = EntryId.OrganisationOf(entry);
        return knowledge.Catalogue.Supplies.Values.FirstOrDefault(s => s.Of(organisation) is not null);
    }

    /// <summary>
    /// The entry that stands for all suppliers' entries of the same name: the lead's when it
    /// has one, else the entry itself.
    /// </summary>
    public static string LeadOf(KnowledgeBase knowledge, string entry)
    {
        if (SupplyOf(knowledge, entry) is not { } supply) return entry;
        var lead = EntryId.Of(supply.Lead, EntryId.NameOf(entry));
        return knowledge.Entries.ContainsKey(lead) ? lead : entry;
    }

    private static bool IsLifeEvent(KnowledgeBase knowledge, string entry) =>
        knowledge.Entries.GetValueOrDefault(entry)?.Kind == EntryKind.LifeEvent;

    /// <summary>The entry itself first, then those of the suppliers for whom it stands.</summary>
    public static IReadOnlyList<string> AllOf(KnowledgeBase knowledge, string lead) =>
        SupplyOf(knowledge, lead) is { } supply
        ? [lead, .. supply.Suppliers.Select(s => EntryId.Of(s.Organisation, EntryId.NameOf(lead)))
            .Where(e => e != lead && knowledge.Entries.ContainsKey(e) && LeadOf(knowledge, e) == lead)]
        : [lead];
}
