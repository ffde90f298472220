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
            [.. sheets.SelectMany(s => Of(s, locale)).DistinctBy(g => (g.Section, g.Id, g.Text, g.ForWhom, g.Status))
                .OrderBy(g => g.Status)]);
    }

    private IEnumerable<Gap> Of(Sheet sheet, string locale) =>
        from part in sheet.Parts
        from item in part.Items
        where item.Status != FactStatus.Confirmed
        let status = Enum.Parse<GapStatus>(item.Status.ToString())
        select new Gap(
            part.Heading, item.Id, item.Text, status, item.Mark ?? labels[locale][$"mark.{KebabCase.Of(item.Status)}"],
            item.Condition,
            [.. item.SourceNumbers.Select(n => sheet.Sources[n - 1])
                .Select(s => new GapSource(s.Title, s.Url, s.Dated))]);
}
