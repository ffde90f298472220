using BotService.Engine.Data;
using BotService.Hosting;

namespace BotService.Renewal;

/// <summary>Whose plan a title is: the catalogue's offices and organisations by their names, the longest name that stands in it.</summary>
internal sealed class PlanOwners
{
    private const string Locale = "zh-TW";
    private readonly List<(string Name, string Organisation, string? Office)> names = [];

    /// <param name="knowledgePath">Where the catalogue lies.</param>
    public static PlanOwners Load(string knowledgePath)
    {
        var (owners, findings) = (new PlanOwners(), new Findings());
        var catalogue = DataFolder.Root(knowledgePath).Folder("catalogue");
        var shorts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, map) in catalogue.Map($"organisations.{Locale}.yaml", findings)?.Maps() ?? [])
        {
            shorts[id] = map.Text("short") ?? "";
            foreach (var name in new[] { map.Text("name"), map.Text("short") }.OfType<string>()) owners.Add(name, id, null);
        }
        foreach (var file in catalogue.Files("offices", $"*.{Locale}.yaml"))
        {
            var id = Path.GetFileName(file)[..^$".{Locale}.yaml".Length];
            if (shorts.Keys.FirstOrDefault(o => id.StartsWith(o + "-", StringComparison.Ordinal)) is not { } of) continue;
            if (catalogue.Map(file, findings, "offices/*.yaml") is not { } map) continue;
            foreach (var name in new[] { map.Text("name"), map.Text("short"),
                map.Text("region") }.OfType<string>().Concat(map.Texts("say")))
            {
                owners.Add(name, of, id);
                if (shorts[of] is { Length: > 0 } brief
                    && name.StartsWith(brief, StringComparison.Ordinal)) owners.Add(name[brief.Length..], of, id);
            }
        }
        foreach (var (name, id) in Others()) owners.Add(name, id, null);
        return owners;
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
