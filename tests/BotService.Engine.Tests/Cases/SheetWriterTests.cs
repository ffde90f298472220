using System.Collections.Immutable;
using System.Globalization;
using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Checking;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Cases;

/// <summary>Every entry, every case, every locale: nothing is lost between the rules and the sheet.</summary>
public sealed class SheetWriterTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [ClassData(typeof(EntriesOfBoth))]
    public void Write_EveryCase_HoldsEveryFactOnceWithItsMarkAndSources(
        Ground ground, string id) => Each(ground, id, (entry, list, sheet) =>
    {
        var items = sheet.Parts.SelectMany(p => p.Items.Select(i => (p.Kind, Item: i))).ToList();
        Assert.Equal(list.Items.Count, items.Count);
        foreach (var held in list.Items)
        {
            var (kind, item) = Assert.Single(
                items, i => i.Item.Id == held.Fact.Id && SectionOf(i.Kind) == held.Fact.Section);
            Assert.Equal(held.Fact is Fact.Document { Use.LookedUp: true }, kind == PartKind.LookedUp);
            Assert.False(string.IsNullOrWhiteSpace(item.Text));
            Assert.Equal(held.Fact.Status, item.Status);
            if (held.Fact.Status != FactStatus.Confirmed && held.Fact is not Fact.Open) Assert.NotNull(item.Mark);
            if (YearOfOldSources(ground, held.Fact) is not { } year)
                Assert.True(item.Mark is null || held.Fact.Status != FactStatus.Confirmed);
            else Assert.Contains(
                (string[])[item.Text, .. item.Details, item.Mark ?? ""],
                s => s.Contains($"{year}", StringComparison.Ordinal)
                    || s.Contains($"{year - 1911}", StringComparison.Ordinal));
            Assert.Equal(held.Fact.Sources, item.SourceNumbers.Select(n => sheet.Sources[n - 1].Id));
            Assert.Null(item.Condition);
        }
        Assert.Equal(
            Enumerable.Range(1, sheet.Sources.Count), items.SelectMany(i => i.Item.SourceNumbers).Distinct().Order());
        Assert.Equal(
            entry.Kind == EntryKind.Procedure && list.Version.List != FactStatus.Confirmed,
            sheet.Reservation is not null);
        if (sheet.Reservation is { } reservation) Assert.Contains(sheet.Contact, reservation, StringComparison.Ordinal);
        Assert.Equal(list.Version.Slots.Count, sheet.Case.Count);
    });

    /// <summary>The year of the newest source when all are dated and none is of the last five years.</summary>
    private static int? YearOfOldSources(Ground ground, Fact fact)
    {
        var years = fact.Sources.Select(s => ground.Knowledge().Catalogue.Sources[s].Dated is { } d
            ? int.Parse(d[..4], CultureInfo.InvariantCulture) : 9999).ToList();
        return years.Count > 0 && years.Max() is var newest && newest + 5 <= Today.Year ? newest : null;
    }

    [Theory]
    [ClassData(typeof(EntriesOfBoth))]
    public void Write_EveryCase_LeavesNoPlaceholder(Ground ground, string id) => Each(ground, id, (_, _, sheet) =>
        Assert.All(Sentences(sheet), s => Assert.Equal(-1, s.AsSpan().IndexOfAny('{', '}'))));

    [Theory]
    [ClassData(typeof(EntriesOfBoth))]
    public void Write_PlainlyOpenFact_NamesWhoConfirms(Ground ground, string id) => Each(ground, id, (_, list, sheet) =>
        Assert.All(
            sheet.Parts.SelectMany(p => p.Items).Where(i => i.Id == Fact.OpenId),
            i => Assert.Contains(sheet.Contact, i.Text, StringComparison.Ordinal)));

    [Theory]
    [ClassData(typeof(EntriesOfBoth))]
    public void Write_NothingAnswered_WritesOutEveryCondition(Ground ground, string id)
    {
        var entry = ground.Knowledge().Entries[id];
        foreach (var (version, locale) in from v in entry.Versions from l in ground.Knowledge().Locales select (v, l))
        {
            var list = CaseSolver.Solve(version, ImmutableDictionary<string, string>.Empty);
            var sheet = ground.Writer().Write(entry, list, locale, Today);
            Assert.Equal(
                list.Items.Count(i => !i.Remaining.IsAlways),
                sheet.Parts.SelectMany(p => p.Items).Count(i => i.Condition is not null));
            Assert.Empty(sheet.Case);
            Assert.All(Sentences(sheet), s => Assert.Equal(-1, s.AsSpan().IndexOfAny('{', '}')));
        }
    }

    [Theory]
    [ClassData(typeof(EntriesOfBoth))]
    public void WriteMissing_NothingInHand_GivesEachConditionalPaperItsReason(
        Ground ground, string id) => Each(ground, id, (entry, list, sheet) =>
    {
        var missing = MissingDocuments.Find(list, []);
        var written = ground.Writer().WriteMissing(entry, list, sheet.Locale, Today, missing);
        var items = written.Parts.SelectMany(p => p.Items).ToList();
        Assert.Equal(
            missing.Select(m => m.Fact.Id).Order(StringComparer.Ordinal),
            items.Select(i => i.Id).Order(StringComparer.Ordinal));
        Assert.All(items,
            i => Assert.Equal(missing.First(m => m.Fact.Id == i.Id).Fact.When.IsAlways, i.Condition is null));
        Assert.All(Sentences(written), s => Assert.Equal(-1, s.AsSpan().IndexOfAny('{', '}')));
    });

    [Fact]
    public void Write_SharedValueOutsideItsPeriod_SaysThatNoFigureIsInForce()
    {
        var entry = Small.Knowledge.Entries["taipower.mail-bill"];
        var list = CaseSolver.Solve(entry.Versions[^1], ImmutableDictionary<string, string>.Empty);
        var sheet = Ground.Own.Writer().Write(entry, list, "en", new DateOnly(1990, 1, 1));
        Assert.Contains(
            Sentences(sheet), s => s.Contains(Ground.Own.Labels()["en"]["value.none"], StringComparison.Ordinal));
    }

    private static void Each(Ground ground, string id, Action<Entry, Checklist, Sheet> check)
    {
        var (knowledge, writer) = (ground.Knowledge(), ground.Writer());
        var entry = knowledge.Entries[id];
        var sheets = from version in entry.Versions
                     from answers in Combinations.Of(version.Slots)
                     from locale in knowledge.Locales
                     let list = CaseSolver.Solve(version, answers)
                     select (list, writer.Write(entry, list, locale, Today));
        foreach (var (list, sheet) in sheets) check(entry, list, sheet);
    }

    private static Section SectionOf(PartKind kind) =>
        kind is PartKind.Forms or PartKind.LookedUp ? Section.Documents : Enum.Parse<Section>(kind.ToString());

    private static IEnumerable<string> Sentences(Sheet sheet) =>
        sheet.Parts.SelectMany(
            p => p.Items.SelectMany(i => i.Details.Concat([i.Text, i.Mark ?? "", i.Condition ?? ""])).Append(p.Heading))
            .Concat(sheet.Case.SelectMany(c => new[] { c.Question, c.Answer }))
            .Concat(sheet.Sources.SelectMany(s => new[] { s.Title, s.Dated }))
            .Concat([sheet.Title, sheet.Summary, sheet.Reservation ?? "", sheet.Contact]);
}
