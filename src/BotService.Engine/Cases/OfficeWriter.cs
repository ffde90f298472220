using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>An office as a list shows it.</summary>
/// <param name="Parent">The office above it, by id.</param>
public sealed record OfficeCard(
    string Id, string Name, string Short, string Region, string Summary, string Organisation, string OrganisationName,
    string? Parent,
    DateOnly From, DateOnly Updated, DateOnly ReviewBy);

/// <summary>The offices in words: a list of them, and one with all that it promises.</summary>
/// <param name="labels">The sheet's fixed words by locale, from <c>dialogs/sheet.&lt;locale&gt;.yaml</c>.</param>
public sealed class OfficeWriter(
    KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> labels)
{
    /// <summary>All offices: those of an organisation together, each before the places within it.</summary>
    public IReadOnlyList<OfficeCard> Cards(string locale) =>
    [
        .. from office in knowledge.Catalogue.Offices.Values
           let words = office.Wordings[locale]
           let line = OfficeOverlays.Line(knowledge.Catalogue, office.Id)
           orderby string.Join('/', line.Reverse().Select(o => o.Id).Prepend(office.Organisation)) // organisation / region / place
           select new OfficeCard(
               office.Id, words.Name, words.Short, words.Region, words.Summary, office.Organisation,
               knowledge.Words(locale).Organisations[office.Organisation].Name, office.Parent, office.From,
               office.Updated, office.ReviewBy),
    ];

    /// <summary>
    /// What is known of one office, and what it adds to which entries; null when there is no such office.
    /// </summary>
    public Sheet? Write(string id, string locale, DateOnly today)
    {
        if (!knowledge.Catalogue.Offices.TryGetValue(id, out var office)) return null;
        var words = office.Wordings[locale];
        var sources = new SourceNumbers(knowledge, labels[locale]);
        var parts = SheetWriter.Parts(
            Lines(id).ToList(), l => l.Fact, l => Write(l.Fact, l.Entries, id, locale, today, sources), labels[locale]);
        var contact =
            knowledge.Words(locale).Contacts[knowledge.Catalogue.Organisations[office.Organisation].Confirm].Name;
        return new Sheet(
            id, locale, words.Name, words.Summary, [new CaseLine(labels[locale]["region"], words.Region)],
            Reservation: null, parts,
            sources.Written, contact, today, office.From, knowledge.Release, labels[locale]);
    }

    /// <summary>What the office says and what those above it say, each with the entries it is added to.</summary>
    private IEnumerable<(Fact Fact, IReadOnlyList<string> Entries)> Lines(string id) =>
        from office in OfficeOverlays.Line(knowledge.Catalogue, id)
        from line in office.Facts.Select(f => (f, (IReadOnlyList<string>)[]))
            .Concat(office.Overlays.SelectMany(o => o.Facts.Select(f => (f, o.Entries))))
        select line;

    private SheetItem Write(
        Fact fact, IReadOnlyList<string> entries, string office, string locale, DateOnly today, SourceNumbers sources)
    {
        var entry = entries.Count > 0 ? knowledge.Entries[entries[0]] : null;
        var item = new ItemWriter(knowledge, entry, locale, labels[locale], today, sources, office).Write(
            new ChecklistItem(fact, fact.When));
        var names = string.Join(
            labels[locale]["and"], entries.Select(e => knowledge.Entries[e].Wordings[locale].Short));
        return entries.Count == 0
            ? item : item with
            {
                Details = [.. item.Details,
                    labels[locale]["office-for"].Replace("{entries}", names, StringComparison.Ordinal)]
            };
    }
}
