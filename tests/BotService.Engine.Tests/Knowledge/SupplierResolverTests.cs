using BotService.Engine.Knowledge;

namespace BotService.Tests.Knowledge;

/// <summary>Which supplier's entry counts: the lead's stands for all only until it is known who supplies.</summary>
public sealed class SupplierResolverTests
{
    private static readonly KnowledgeBase Knowledge = Small.Knowledge;

    [Theory]
    [InlineData("taipower.handover", null, SupplyState.Free, "taipower.handover")]
    [InlineData("taipower.handover", "twd", SupplyState.Free, "taipower.handover")]
    [InlineData("twc.handover", null, SupplyState.Unknown, "twc.handover")]
    [InlineData("twd.handover", null, SupplyState.Unknown, "twc.handover")]
    [InlineData("twc.handover", "twc", SupplyState.Settled, "twc.handover")]
    [InlineData("twc.handover", "twd", SupplyState.Settled, "twd.handover")]
    [InlineData("twd.handover", "twc", SupplyState.Settled, "twc.handover")]
    [InlineData("twc.pause", "twd", SupplyState.NotCovered, "twc.pause")]
    [InlineData("twc.handover", "kinmen", SupplyState.NotCovered, "twc.handover")]
    [InlineData("twd.shared-meter", "twc", SupplyState.NotCovered, "twd.shared-meter")]
    [InlineData("twd.shared-meter", "twd", SupplyState.Settled, "twd.shared-meter")]
    [InlineData("twc.handover", "taipower", SupplyState.Unknown, "twc.handover")]
    [InlineData("twc.handover", "", SupplyState.Unknown, "twc.handover")]
    public void Resolve_EntryAndSupplier_SaysWhoseCounts(
        string entry, string? supplier, SupplyState state, string counts)
    {
        var found = SupplierResolver.Resolve(Knowledge, entry, supplier);
        Assert.Equal((state, counts), (found.State, found.Entry));
        Assert.Equal(state is SupplyState.Settled or SupplyState.NotCovered ? supplier : null, found.Supplier);
    }

    [Theory]
    [InlineData("twd.handover", "twc.handover")]
    [InlineData("twd.shared-meter", "twd.shared-meter")]
    [InlineData("taipower.handover", "taipower.handover")]
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
