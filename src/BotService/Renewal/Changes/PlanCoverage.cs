using BotService.Engine.Knowledge;
using BotService.Engine.Plans;

namespace BotService.Renewal.Changes;

/// <param name="Duties">The duties that say that the plan asks for it.</param>
/// <param name="Entries">The entries that these name, and those that are alike.</param>
public sealed record CoveredItem(PlanItem Item, IReadOnlyList<string> Duties, IReadOnlyList<string> Entries)
{
    public bool IsCarried => Duties.Count + Entries.Count > 0;
}

/// <summary>An entry that rests on nothing but plans whose time is over.</summary>
public sealed record OutlivedEntry(string Entry, string Name, string Owner, IReadOnlyList<string> Plans);

/// <summary>How far a plan is carried, and what rests on plans that are not in force any more.</summary>
/// <param name="Nowhere">Places that duties name and the plan does not have.</param>
public sealed record PlanCoverage(
    ServicePlan Plan, IReadOnlyList<CoveredItem> Items, IReadOnlyList<(string Duty, string Place)> Nowhere,
    IReadOnlyList<OutlivedEntry> Outlived)
{
    /// <summary>Between the years of the Republic and those of the calendar.</summary>
    private const int Before = 1911;

    public int Carried => Items.Count(i => i.IsCarried);

    /// <summary>A plan holds for its year.</summary>
    public static bool IsInForce(int year, DateOnly today) => year + Before >= today.Year;

    /// <param name="kept">All plans that came in; a source without one is over when its date is of a year that is.</param>
    internal static PlanCoverage Of(ServicePlan plan, RenewalData data, IReadOnlyList<KeptPlan> kept, DateOnly today)
    {
        var items = plan.Items.Where(i => ChangeFinder.IsDone(i, plan)).Select(i => Of(i, plan, data)).ToList();
        var places = new PlacesInPlan(plan);
        var known = data.Touches.ShortOf(plan);
        var nowhere = from duty in data.Duties.Duties
                      from asked in duty.Plans
                      where asked.Plan == known
                      from place in places.Read(asked.Where)
                      where !places.Has(place)
                      select (duty.Id, place);
        return new(plan, items, [.. nowhere], [.. Outlive(data.Knowledge, kept, today)]);
    }

    private static CoveredItem Of(PlanItem item, ServicePlan plan, RenewalData data)
    {
        var duties = data.Touches.DutiesOf(plan, [item]).Select(d => d.Duty).ToList();
        var alike = data.Touches.Alike(item.Text, plan);
        return new(item, [.. duties.Select(d => d.Id).Distinct()], [.. duties.SelectMany(d => d.Entries).Concat(alike).Distinct()]);
    }

    private static IEnumerable<OutlivedEntry> Outlive(KnowledgeBase knowledge, IReadOnlyList<KeptPlan> kept, DateOnly today)
    {
        var years = kept.ToDictionary(p => TouchFinder.SourceOf(p.Id), p => p.Year, StringComparer.Ordinal);
        foreach (var entry in knowledge.Entries.Values.OrderBy(e => e.Id, StringComparer.Ordinal))
        {
            var sources = entry.Versions.SelectMany(v => v.Facts).SelectMany(f => f.Sources).Distinct().ToList();
            if (sources.Count > 0 && sources.TrueForAll(IsOver))
                yield return new(entry.Id, entry.Wordings[knowledge.Locales[0]].Name, entry.Owner, sources);
        }

        bool IsOver(string id) => knowledge.Catalogue.Sources.GetValueOrDefault(id) is { Grade: SourceGrade.Plan } source
            && (years.TryGetValue(id, out var year) ? !IsInForce(year, today) : YearOf(source) is { } dated && dated < today.Year);
    }

    private static int? YearOf(Source source) => source.Dated is { Length: >= 4 } dated && int.TryParse(dated[..4], out var year) ? year : null;
}
