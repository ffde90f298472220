using System.Collections.Immutable;
using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Cases;

/// <summary>How sure a line is and how old, in words, and the figures that are filled into it.</summary>
public sealed class MarkTests
{
    private const int OldAfter = 5;

    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void Line_IsOldFromTheFifthYearOn_AndNotADayBefore()
    {
        var dated = Lines(Today).Select(l => (l.Entry, l.Fact, Year: YearOf(l.Fact))).Where(l => l.Year is not null)
            .DistinctBy(l => (l.Entry, l.Fact.Section, l.Fact.Id)).ToList();
        Assert.NotEmpty(dated);
        foreach (var (entry, fact, year) in dated)
        {
            Assert.DoesNotContain($"{year}", MarkOn(entry, fact, new DateOnly(year!.Value + OldAfter - 1, 12, 31)));
            var said = LineOn(entry, fact, new DateOnly(year.Value + OldAfter, 1, 1));
            Assert.Contains(
                (string[])[said.Text, .. said.Details, said.Mark ?? ""],
                s => s.Contains($"{year}", StringComparison.Ordinal)
                    || s.Contains($"{year - 1911}", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(FactStatus.Reported, "reported")]
    [InlineData(FactStatus.Planned, "planned")]
    [InlineData(FactStatus.Open, "open")]
    public void Mark_OfAPaper_IsItsOwn_AndThatOfASentenceAnother(FactStatus status, string key)
    {
        var labels = Ground.Own.Labels()["zh-TW"];
        var lines = Lines(Today).Where(l => l.Fact.Status == status && l.Fact is not Fact.Open).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, l => Assert.StartsWith(
            labels[l.Fact is Fact.Document ? $"mark.{key}.document" : $"mark.{key}"], l.Item.Mark!,
            StringComparison.Ordinal));
    }

    [Fact]
    public void Value_OfTheFactItself_StandsInItsSentence()
    {
        var lines = Lines(Today).Where(l => l.Fact.Values.Count > 0).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, l => Assert.All(l.Fact.Values.Values, value => Assert.Contains(
            (string[])[l.Item.Text, .. l.Item.Details], s => s.Contains(value, StringComparison.Ordinal))));
    }

    private static IEnumerable<(Entry Entry, Fact Fact, SheetItem Item)> Lines(DateOnly today) =>
        from entry in Small.Knowledge.Entries.Values
        from version in entry.Versions
        let list = CaseSolver.Solve(version, ImmutableDictionary<string, string>.Empty)
        let items = Ground.Own.Writer().Write(entry, list, "zh-TW", today).Parts.SelectMany(p => p.Items).ToList()
        from held in list.Items
        select (entry, held.Fact, items.First(i => i.Id == held.Fact.Id && i.Status == held.Fact.Status));

    private static SheetItem LineOn(Entry entry, Fact fact, DateOnly today) =>
        Lines(today).First(l => l.Entry == entry && l.Fact.Section == fact.Section && l.Fact.Id == fact.Id).Item;

    private static string MarkOn(Entry entry, Fact fact, DateOnly today) => LineOn(entry, fact, today).Mark ?? "";

    /// <summary>Of the newest source, when all are dated.</summary>
    private static int? YearOf(Fact fact)
    {
        var dates = fact.Sources.Select(s => Small.Knowledge.Catalogue.Sources[s].Dated).ToList();
        return dates.Count > 0 && dates.All(d => d is not null)
            ? dates.Max(d => int.Parse(d![..4], System.Globalization.CultureInfo.InvariantCulture)) : null;
    }
}
