using BotService.Engine.Knowledge;
using BotService.Hosting;

namespace BotService.Renewal;

/// <summary>
/// Whose plan a title is: the catalogue's offices and organisations by their names, the longest name that stands in
/// it.
/// </summary>
internal sealed class PlanOwners
{
    /// <summary>Plans are written in it.</summary>
    private const string Locale = "zh-TW";

    private readonly List<(string Name, string Organisation, string? Office)> names = [];

    public PlanOwners(Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var words = catalogue.Wordings.GetValueOrDefault(Locale)?.Organisations ?? new Dictionary<string, OrganisationWording>();
        foreach (var (id, organisation) in words)
            foreach (var name in new[] { organisation.Name, organisation.Short }) Add(name, id, null);
        foreach (var office in catalogue.Offices.Values.Where(o => o.Wordings.ContainsKey(Locale)))
        {
            var (own, brief) = (office.Wordings[Locale], words.GetValueOrDefault(office.Organisation)?.Short ?? "");
            foreach (var name in own.Say.Prepend(own.Region).Prepend(own.Short).Prepend(own.Name))
            {
                Add(name, office.Organisation, office.Id);
                if (brief.Length > 0 && name.StartsWith(brief, StringComparison.Ordinal))
                    Add(name[brief.Length..], office.Organisation, office.Id);
            }
        }

        foreach (var (name, id) in Others()) Add(name, id, null);
    }

    /// <summary>Null where the title names nobody.</summary>
    public (string Organisation, string? Office)? Of(string title)
    {
        var found = names.Where(n => title.Contains(n.Name, StringComparison.Ordinal)).ToList();
        var whole = found.Where(n => n.Office is null).OrderByDescending(n => n.Name.Length).FirstOrDefault();
        var office = found.Where(n => n.Office is not null && (whole.Name is null || n.Organisation == whole.Organisation))
            .OrderByDescending(n => n.Name.Length).FirstOrDefault();
        return office.Name is not null ? (office.Organisation, office.Office) : whole.Name is not null
            ? (whole.Organisation, null) : null;
    }

    private void Add(string name, string organisation, string? office)
    {
        if (name.Length >= 2) names.Add((name, organisation, office));
    }

    private static IEnumerable<(string Name, string Id)> Others() =>
        BuiltInText.Lines(typeof(PlanOwners), "owners.txt").Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries))
            .Select(l => (l[0], l[1]));
}
