using BotService.Engine.Gaps;
using BotService.Engine.Knowledge;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Gaps;

public sealed class GapFinderTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly KnowledgeBase Knowledge = Small.Knowledge;
    private static readonly GapFinder Finder = new(Knowledge, Small.Script.SheetLabels);

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public void List_EveryEntry_HoldsEachFactThatIsNotConfirmed(string locale)
    {
        var found = Finder.List(locale, Today).ToDictionary(e => e.Entry);
        foreach (var entry in Knowledge.Entries.Values.Where(
            e => e.Versions.Count(v => v.InForce.To is null || v.InForce.To >= Today) == 1))
        {
            var unsure =
                entry.Versions.Single(v => v.InForce.To is null
                    || v.InForce.To >= Today).Facts.Where(f => f.Status != FactStatus.Confirmed).ToList();
            var gaps = found.GetValueOrDefault(entry.Id)?.Gaps ?? [];
            Assert.Equal(
                unsure.Select(f => $"{entry.Id} {f.Id} {f.Status}").Order(StringComparer.Ordinal),
                gaps.Select(g => $"{entry.Id} {g.Id} {g.Status}").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void List_Gap_IsInWordsWithItsSources()
    {
        var entry = Finder.List("en", Today).Single(e => e.Entry == "taipower.handover");
        Assert.Equal(Knowledge.Entries["taipower.handover"].Wordings["en"].Name, entry.Name);
        Assert.Contains("100", entry.Confirms, StringComparison.Ordinal);
        Assert.NotNull(entry.List);
        Assert.All(entry.Gaps, g => Assert.True(g.Text.Length > 0 && g.Section.Length > 0 && g.StatusName.Length > 0));
        Assert.All(entry.Gaps.Where(g => g.Status != GapStatus.Open), g => Assert.NotEmpty(g.Sources));
        Assert.All(entry.Gaps.SelectMany(g => g.Sources), s => Assert.Matches(@"\d{4}-\d{2}-\d{2}", s.Dated));
        Assert.Contains(entry.Gaps, g => g.ForWhom is not null);
        Assert.Equal(entry.Gaps.Select(g => g.Status).Order(), entry.Gaps.Select(g => g.Status));
    }

    /// <summary>In the words by which the list itself has the citizen ask.</summary>
    [Fact]
    public void List_OfWhatIsOpen_SaysHowToAskForIt()
    {
        var gaps = Finder.List("zh-TW", Today).Single(e => e.Entry == "taipower.handover").Gaps;
        Assert.Equal(
            Small.Script.SheetLabels["zh-TW"]["call.fees"], gaps.First(g => g.Status == GapStatus.Open && g.Id == "open").Ask);
        Assert.All(gaps.Where(g => g.Status != GapStatus.Open), g => Assert.Null(g.Ask));
    }

    [Fact]
    public void Beside_HoldsOfficesAndTariffs_WithTheEntriesThatAskForThem()
    {
        var office = Finder.Beside("zh-TW", Today).Single(e => e.Entry == "power-north");
        Assert.Equal(["where", "volunteers", "drop-box"], office.Gaps.Select(g => g.Id));
        Assert.Equal(["taipower.handover"], office.AskedBy);
        Assert.Empty(Finder.Beside("zh-TW", Today, "nobody"));

        using var copy = new KnowledgeCopy();
        copy.Add("tariffs/twc.yaml", """
            twc.water:
            - from: 2025-01-01
              status: reported
              source: a-newspaper
              steps:
              - { price: 9.45 }
            """);
        var tariff = Assert.Single(
            new GapFinder(copy.Load().Knowledge, Small.Script.SheetLabels).Beside("zh-TW", Today), e => e.Entry == "twc.water");
        Assert.Equal((GapStatus.Reported, "2025-01-01"), (Assert.Single(tariff.Gaps).Status, tariff.Gaps[0].Id));
        Assert.NotEmpty(tariff.Gaps[0].Sources);
    }

    [Fact]
    public void List_OfOneOrganisation_HoldsOnlyIts()
    {
        var water = Finder.List("en", Today, "twc");
        Assert.NotEmpty(water);
        Assert.All(water, e => Assert.Equal("twc", e.Organisation));
        Assert.Contains(("twc", water[0].OrganisationName), Finder.Organisations("en", Today));
        Assert.Empty(Finder.List("en", Today, "nobody"));
    }

    [Fact]
    public void List_RulesThatHaveEnded_AreNoGaps_AndThoseThatComeAre()
    {
        var entry = Knowledge.Entries["taipower.handover"];
        EntryVersion Lasting(DateOnly from, DateOnly? to) => entry.Versions[^1] with { InForce = new Period(from, to) };
        Assert.Empty(Of(entry with { Versions = [Lasting(Today.AddDays(-9), Today.AddDays(-1))] }));
        Assert.Single(Of(entry with { Versions = [Lasting(Today.AddDays(-9), Today)] }));
        Assert.Single(Of(entry with { Versions = [Lasting(Today.AddDays(9), null)] }));
    }

    [Fact]
    public void List_RuleThatGoesOnUnchanged_IsOneGap()
    {
        var entry = Knowledge.Entries["taipower.handover"];
        var once = Of(entry)[0].Gaps.Count;
        var (now, next) =
            (entry.Versions[^1] with { InForce = new Period(Today.AddDays(-9), Today) },
                entry.Versions[^1] with { InForce = new Period(Today.AddDays(1), null) });
        Assert.Equal(once, Of(entry with { Versions = [now, next] })[0].Gaps.Count);
    }

    [Fact]
    public void List_EntryConfirmedThroughout_IsLeftOut()
    {
        var entry = Knowledge.Entries["taipower.handover"];
        var sure = entry.Versions[^1] with
        {
            List = FactStatus.Confirmed,
            Facts = [.. entry.Versions[^1].Facts.Where(f => f is not Fact.Open)
                .Select(f => f with { Status = FactStatus.Confirmed })],
        };
        Assert.Empty(Of(entry with { Versions = [sure] }));
        Assert.Empty(Of(entry with { Versions = [sure with { List = FactStatus.Reported }] })[0].Gaps);
    }

    private static IReadOnlyList<EntryGaps> Of(Entry entry) =>
        new GapFinder(Knowledge with { Entries = new Dictionary<string, Entry> { [entry.Id] = entry } },
            Small.Script.SheetLabels).List("en", Today);
}
