using System.Collections.Concurrent;
using BotService.Engine.Cases;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Gaps;

/// <summary>
/// Reads the gaps off the same sheets that citizens get, so that an editor sees the sentence a citizen sees.
/// </summary>
public sealed class GapFinder(
    KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> labels) : IGaps
{
    private readonly SheetWriter writer = new(knowledge, labels);
    private readonly OfficeWriter offices = new(knowledge, labels);

    public IReadOnlyList<(string Id, string Name)> Organisations(string locale, DateOnly today) =>
        [.. List(locale, today).Select(e => (e.Organisation, e.OrganisationName)).Distinct()];

    // The whole of a day by locale: writing out every entry takes long for a page that anybody may call.
    private readonly ConcurrentDictionary<string, (DateOnly Day, IReadOnlyList<EntryGaps> Gaps)> known = new();

    public IReadOnlyList<EntryGaps> List(string locale, DateOnly today, string? organisation = null)
    {
        if (!known.TryGetValue(locale, out var all) || all.Day != today)
            known[locale] = all = (today, All(locale, today));
        return organisation is null ? all.Gaps : [.. all.Gaps.Where(e => e.Organisation == organisation)];
    }

    private IReadOnlyList<EntryGaps> All(string locale, DateOnly today) =>
        [.. knowledge.Entries.Values
            .OrderBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => Of(e, locale, today))
            .Where(e => e.Gaps.Count > 0 || e.List is not null)];

    private EntryGaps Of(Entry entry, string locale, DateOnly today)
    {
        var sheets = entry.Versions
            .Where(v => v.InForce.To is null || v.InForce.To >= today)
            .Select(v => writer.Write(entry, CaseSolver.Solve(v, new Dictionary<string, string>()), locale, today))
            .ToList();
        return new EntryGaps(
            entry.Id,
            entry.Wordings[locale].Name,
            entry.Organisation,
            knowledge.Words(locale).Organisations[entry.Organisation].Name,
            entry.Owner,
            writer.Contact(entry, locale),
            sheets.Select(s => s.Reservation).FirstOrDefault(r => r is not null),
            entry.Updated,
            entry.ReviewBy,
            // A rule that goes on unchanged in the next version is one gap.
            [.. sheets.SelectMany(s => Of(s, locale, entry.Wordings[locale])).DistinctBy(g => (g.Section, g.Id, g.Text, g.ForWhom, g.Status))
                .OrderBy(g => g.Status)]);
    }

    public IReadOnlyList<EntryGaps> Beside(string locale, DateOnly today, string? organisation = null) =>
        [.. knowledge.Catalogue.Offices.Values.OrderBy(o => o.Id, StringComparer.Ordinal).Select(o => Of(o, locale, today))
            .Concat(knowledge.Tariffs.Values.OrderBy(t => t.Id, StringComparer.Ordinal).Select(t => Of(t, locale, today)))
            .Where(g => g.Gaps.Count > 0 && (organisation is null || g.Organisation == organisation))];

    private EntryGaps Of(Office office, string locale, DateOnly today) => Beside(
        office.Id, office.Wordings[locale].Name, office.Organisation, locale, office.Updated, office.ReviewBy,
        [.. Of(offices.Write(office.Id, locale, today)!, locale, null, office.Id).OrderBy(g => g.Status)],
        [.. office.Overlays.SelectMany(o => o.Entries).Distinct()]);

    /// <summary>Of a tariff there are no sentences: its steps are told as the calculators' workings.</summary>
    private EntryGaps Of(Tariff tariff, string locale, DateOnly today)
    {
        var organisation = EntryId.OrganisationOf(tariff.Id);
        var unsure = tariff.Versions.Where(v => v.InForce.To is null || v.InForce.To >= today)
            .SelectMany(v => v.Steps.Select(s => (v, s.Status, s.Sources)).Prepend((v, v.Status, v.Sources)))
            .Where(s => s.Status != FactStatus.Confirmed).DistinctBy(s => (s.v.InForce.From, s.Status)).ToList();
        return Beside(
            tariff.Id, tariff.Id, organisation, locale, tariff.Versions.Max(v => v.InForce.From), DateOnly.MaxValue,
            [.. unsure.Select(s => new Gap(
                labels[locale]["part.fees"], $"{s.v.InForce.From:yyyy-MM-dd}", tariff.Id, GapStatuses.Of(s.Status),
                labels[locale][$"mark.{KebabCase.Of(s.Status)}"], null,
                [.. s.Sources.Select(id => writer.Source(id, locale)).Select(n => new GapSource(n.Title, n.Url, n.Dated))]))],
            [.. knowledge.Entries.Values.Where(e => e.Kind == EntryKind.Calculator && e.Organisation == organisation).Select(e => e.Id)]);
    }

    private EntryGaps Beside(
        string id, string name, string organisation, string locale, DateOnly updated, DateOnly reviewBy,
        IReadOnlyList<Gap> gaps, IReadOnlyList<string> askedBy)
    {
        var organisationName = knowledge.Words(locale).Organisations[organisation].Name;
        return new EntryGaps(
            id, name, organisation, organisationName, organisationName,
            knowledge.Words(locale).Contacts[knowledge.Catalogue.Organisations[organisation].Confirm].Name, null, updated,
            reviewBy, gaps) { AskedBy = askedBy };
    }

    /// <param name="words">The entry's; null for an office.</param>
    /// <param name="office">Only what this office says itself, and not what those above it say.</param>
    private IEnumerable<Gap> Of(Sheet sheet, string locale, EntryWording? words, string? office = null) =>
        from part in sheet.Parts
        from item in part.Items
        where item.Status != FactStatus.Confirmed && (office is null || item.Office == office)
        let status = GapStatuses.Of(item.Status)
        select new Gap(
            part.Heading, item.Id, item.Text, status, item.Mark ?? labels[locale][$"mark.{KebabCase.Of(item.Status)}"],
            item.Condition,
            [.. item.SourceNumbers.Select(n => sheet.Sources[n - 1])
                .Select(s => new GapSource(s.Title, s.Url, s.Dated))])
        {
            Ask = status == GapStatus.Open && words is not null
                ? CallWriter.Question(words, labels[locale], SectionOf(part.Kind), item.Id) : null,
        };

    private static Section SectionOf(PartKind kind) =>
        Enum.TryParse<Section>(kind.ToString(), out var section) ? section : Section.Documents;
}
