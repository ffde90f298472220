using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Engine.Library;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Library;

/// <summary>Lists as the citizens of an office or of a water company meet them.</summary>
public sealed class LocalityTests
{
    private static readonly KnowledgeBase Knowledge = Small.Knowledge;
    private static readonly KnowledgeLibrary Library = new(Small.Knowledge, Small.Script.SheetLabels);
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public void Sheet_InADistrict_HoldsTheListAndWhatTheOfficeAndItsRegionAdd()
    {
        foreach (var (office, entry) in from o in Knowledge.Catalogue.Offices.Values from e in Library.Office(o.Id, "en", LibraryTests.Today)!.Entries select (o, e))
        {
            var before = Items(entry.Id, Locality.Anywhere);
            var added = OfficeOverlays.Line(Knowledge.Catalogue, office.Id).SelectMany(o => o.Adds(entry.Id))
                .Select(f => f.Id).Distinct();

            Assert.Equal(
                before.Concat(added).Order(StringComparer.Ordinal),
                Items(entry.Id, new(office.Id)).Order(StringComparer.Ordinal));
            Assert.Contains(Library.OfficesOf(entry.Id, "en"), o => o.Id == office.Id);
        }
    }

    [Theory]
    [InlineData("twc.handover", "power-north", null, "office=power-north")]
    [InlineData("taipower.handover", "nowhere", null, "office=nowhere")]
    [InlineData("any.moving", "power-north", null, "office=power-north")]
    [InlineData("twc.handover", null, "twd", "supplier=twd")]
    [InlineData("any.moving", null, "taipower", "supplier=taipower")]
    public void Place_ThatMeansNothingToTheEntry_IsNamedAndRefused(
        string entry, string? office, string? supplier, string expected)
    {
        Assert.Equal([expected], Library.Unknown(entry, new Locality(office, supplier)));
        Assert.Throws<ArgumentException>(
            () => Library.Sheet(entry, Nothing, "en", LibraryTests.Today, new(office, supplier)));
    }

    [Fact]
    public void Sheet_OfALifeEvent_TellsNoOtherSuppliersRules()
    {
        foreach (var entry in Knowledge.Entries.Values.Where(e => e.Kind == EntryKind.LifeEvent))
        {
            foreach (var supplier in Library.SupplierChoice(entry.Id, "en")!.Options)
            {
                var list = new ListMaker(Knowledge, supplier.Id).Make(
                    entry, entry.InForce(LibraryTests.Today)!, Nothing, LibraryTests.Today);
                var sheet = Library.Sheet(entry.Id, Nothing, "en", LibraryTests.Today, new(Supplier: supplier.Id))!;

                Assert.Equal(
                    new ListMerger(Knowledge, ["en"]).Again(list.Items).Select(i => i.Fact.Id)
                        .Order(StringComparer.Ordinal),
                    sheet.Parts.SelectMany(p => p.Items).Select(i => i.Id).Order(StringComparer.Ordinal));
                Assert.Equal(Knowledge.Words("en").Organisations[supplier.Id].Short, sheet.Case[0].Answer);
            }
        }
    }

    [Fact]
    public void Sheet_OfALifeEventWithoutASupplier_SaysWhoseRulesItTells() =>
        Assert.Contains(
            "Taiwan Water", Library.Sheet("any.moving", Nothing, "en", LibraryTests.Today)!.Case[0].Answer,
            StringComparison.Ordinal);

    [Fact]
    public void OtherSuppliers_OfAWaterEntry_AreAllOthersEachWithItsOwnEntryOrATelephone()
    {
        foreach (var entry in Knowledge.Entries.Values.Where(e => e.Organisation is "twc" or "twd"))
        {
            var others = Library.OtherSuppliers(entry.Id, "zh-TW");

            Assert.Equal(
                Knowledge.Catalogue.Supplies["water"].Suppliers.Select(s => s.Organisation)
                    .Where(o => o != entry.Organisation), others.Select(o => o.Organisation));
            Assert.All(others,
                o => Assert.Equal(
                    Knowledge.Entries.ContainsKey($"{o.Organisation}.{EntryId.NameOf(entry.Id)}")
                        ? $"{o.Organisation}.{EntryId.NameOf(entry.Id)}" : null, o.Entry));
            Assert.All(others, o => Assert.NotEmpty(o.Contact));
        }
    }

    [Fact]
    public void OtherSuppliers_OfWhatOnlyOneSupplies_AreNone() =>
        Assert.All(["taipower.handover", "any.moving", "nobody.none"],
            e => Assert.Empty(Library.OtherSuppliers(e, "en")));

    [Fact]
    public void Office_ThatIsNone_HasNoFile() => Assert.Null(Library.Office("nowhere", "en", LibraryTests.Today));

    /// <summary>An address names answers, office and supplier side by side.</summary>
    [Fact]
    public void Slots_OfNoEntry_BearTheNameOfAPlace() => Assert.DoesNotContain(
        Knowledge.Entries.Values.SelectMany(e => e.Versions).SelectMany(v => v.Slots),
        s => s.Id is "office" or "supplier");

    private static IEnumerable<string> Items(string entry, Locality at) =>
        Library.Sheet(entry, Nothing, "en", LibraryTests.Today, at)!.Parts.SelectMany(p => p.Items).Select(i => i.Id);
}
