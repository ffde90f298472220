using BotService.Engine.Knowledge;

namespace BotService.Tests.Knowledge;

/// <summary>Which supplier's entry counts: the lead's stands for all only until it is known who supplies.</summary>
public sealed class SupplierResolverTests
{
    private static readonly KnowledgeBase Knowledge = Small.WithTaipeiWater();

    [Theory]
    [InlineData("taipower.name-change", null, SupplyState.Free, "taipower.name-change")]
    [InlineData("taipower.name-change", "twd", SupplyState.Free, "taipower.name-change")]
    [InlineData("twc.name-change", null, SupplyState.Unknown, "twc.name-change")]
    [InlineData("twd.name-change", null, SupplyState.Unknown, "twc.name-change")]
    [InlineData("twc.name-change", "twc", SupplyState.Settled, "twc.name-change")]
    [InlineData("twc.name-change", "twd", SupplyState.Settled, "twd.name-change")]
    [InlineData("twd.name-change", "twc", SupplyState.Settled, "twc.name-change")]
    [InlineData("twc.water-outage", "twd", SupplyState.NotCovered, "twc.water-outage")]
    [InlineData("twc.name-change", "kinmen", SupplyState.NotCovered, "twc.name-change")]
    [InlineData("twd.master-meter", "twc", SupplyState.NotCovered, "twd.master-meter")]
    [InlineData("twd.master-meter", "twd", SupplyState.Settled, "twd.master-meter")]
    [InlineData("twc.name-change", "taipower", SupplyState.Unknown, "twc.name-change")]
    [InlineData("twc.name-change", "", SupplyState.Unknown, "twc.name-change")]
    public void Resolve_EntryAndSupplier_SaysWhoseCounts(
        string entry, string? supplier, SupplyState state, string counts)
    {
        var found = SupplierResolver.Resolve(Knowledge, entry, supplier);
        Assert.Equal((state, counts), (found.State, found.Entry));
        Assert.Equal(state is SupplyState.Settled or SupplyState.NotCovered ? supplier : null, found.Supplier);
    }

    [Theory]
    [InlineData("twd.name-change", "twc.name-change")]
    [InlineData("twd.master-meter", "twd.master-meter")]
    [InlineData("taipower.name-change", "taipower.name-change")]
    public void LeadOf_AnEntry_IsTheOneThatStandsForAll(string entry, string lead) =>
        Assert.Equal(lead, SupplierResolver.LeadOf(Knowledge, entry));

    [Fact]
    public void Resolve_EveryShippedEntry_NeverGivesAnotherSuppliersEntry()
    {
        var shipped = Shipped.Knowledge.Knowledge;
        foreach (var supply in shipped.Catalogue.Supplies.Values)
            foreach (var entry in shipped.Entries.Values.Where(e => e.Kind != EntryKind.LifeEvent).Select(e => e.Id))
                foreach (var supplier in supply.Suppliers)
                    if (SupplierResolver.Resolve(shipped, entry, supplier.Organisation) is { State: SupplyState.Settled } found)
                        Assert.Equal(supplier.Organisation, EntryId.OrganisationOf(found.Entry));
    }
}
