using BotService.Engine.Data;

namespace BotService.Engine.Knowledge;

/// <summary>What an office adds to some entries for the citizens it serves.</summary>
public sealed record Overlay(IReadOnlyList<string> Entries, IReadOnlyList<Fact> Facts, Place Place);

/// <summary>
/// An office of an organisation: a region, or a place within the region that is its parent. It adds to what its
/// organisation promises and never takes anything away; what the parent adds counts in its places too.
/// </summary>
/// <param name="From">The day since which this is said: that of the plan it was read in.</param>
/// <param name="Facts">What is said of the office itself: address, hours, telephone, services.</param>
/// <param name="Cases">The second statement: entry → ids that the office itself adds, read from the source.</param>
public sealed record Office(
    string Id,
    string Organisation,
    string? Parent,
    DateOnly From,
    DateOnly Updated,
    DateOnly ReviewBy,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<Overlay> Overlays,
    IReadOnlyDictionary<string, IReadOnlySet<string>> Cases,
    IReadOnlyDictionary<string, OfficeWording> Wordings,
    Place Place)
{
    /// <summary>What the office itself adds to an entry.</summary>
    public IEnumerable<Fact> Adds(string entry) =>
        Overlays.Where(o => o.Entries.Contains(entry)).SelectMany(o => o.Facts);

    public IEnumerable<Fact> AllFacts => Facts.Concat(Overlays.SelectMany(o => o.Facts));
}

/// <summary>An office in words of one locale.</summary>
/// <param name="Region">Which part of the country it stands for, as far as the sources name it.</param>
/// <param name="Say">What citizens call it.</param>
/// <param name="Texts">By section and id; a sentence added to several entries stands once.</param>
public sealed record OfficeWording(
    string Name, string Short, string Region, string Summary, IReadOnlyList<string> Say,
    IReadOnlyDictionary<(Section Section, string Id), string> Texts, Place Place);

/// <summary>Entries as an office's citizens meet them.</summary>
public static class OfficeOverlays
{
    /// <summary>The office and those above it, nearest first. A ring of parents ends where it closes.</summary>
    public static IReadOnlyList<Office> Line(Catalogue catalogue, string office)
    {
        var line = new List<Office>();
        for (var at = catalogue.Offices.GetValueOrDefault(office); at is not null
            && !line.Contains(at); at = catalogue.Offices.GetValueOrDefault(at.Parent ?? ""))
            line.Add(at);
        return line;
    }

    /// <summary>
    /// The version with what the office and its parents add; the version itself when there is no office.
    /// </summary>
    public static EntryVersion Over(Catalogue catalogue, string entry, EntryVersion version, string? office)
    {
        if (office is null || !catalogue.Offices.TryGetValue(office, out var named)) return version;
        var added = Line(catalogue, office).SelectMany(o => o.Adds(entry)).DistinctBy(f => (f.Section, f.Id));
        return version with { Facts = [.. version.Facts, .. added], Office = named };
    }
}
