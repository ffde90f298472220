using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Cases;

/// <summary>Offices in words: nothing an office says is lost, in any language.</summary>
public sealed class OfficeWriterTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly KnowledgeBase Knowledge = Small.Knowledge;
    private static readonly OfficeWriter Writer = new(
        Knowledge, Small.Script.SheetLabels);

    [Fact]
    public void Write_EveryOffice_HoldsAllItSaysAndAllItsRegionSays()
    {
        foreach (var (office, locale) in from o in Knowledge.Catalogue.Offices.Values from l in Knowledge.Locales select (o, l))
        {
            var sheet = Writer.Write(office.Id, locale, Today)!;
            var items = sheet.Parts.SelectMany(p => p.Items).ToList();
            var said = OfficeOverlays.Line(Knowledge.Catalogue, office.Id).SelectMany(o => o.AllFacts).ToList();
            Assert.Equal(said.Select(f => (f.Id, f.Office)).Order(), items.Select(i => (i.Id, i.Office)).Order());
            Assert.Equal(said.SelectMany(f => f.Sources).Distinct().Order(), sheet.Sources.Select(s => s.Id).Order());
            Assert.All(items, i => Assert.Equal(-1, i.Text.AsSpan().IndexOfAny('{', '}')));
            Assert.All(items,
                i => Assert.Equal(
                    i.Office != office.Id,
                    i.Text.StartsWith(
                        Knowledge.Catalogue.Offices[i.Office!].Wordings[locale].Short, StringComparison.Ordinal)));
            Assert.All(items.Zip(items.Select(i => said.First(f => f.Id == i.Id && f.Office == i.Office))),
                p => Assert.Equal(p.Second.Sources, p.First.SourceNumbers.Select(n => sheet.Sources[n - 1].Id)));
        }
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    [InlineData("../power-north")]
    public void Write_NoSuchOffice_IsNull(string id) => Assert.Null(Writer.Write(id, "en", Today));

    [Fact]
    public void Cards_InOrder_PutTheRegionBeforeItsPlaces()
    {
        var cards = Writer.Cards("zh-TW").ToList();
        Assert.Equal(Knowledge.Catalogue.Offices.Count, cards.Count);
        foreach (var card in cards.Where(c => c.Parent is not null))
            Assert.True(cards.FindIndex(c => c.Id == card.Parent) < cards.IndexOf(card));
    }
}
