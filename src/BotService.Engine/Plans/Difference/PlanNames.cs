using BotService.Engine.Data;

namespace BotService.Engine.Plans.Difference;

/// <summary>What must be known to read two plans as if one hand had written them.</summary>
/// <param name="Names">What changed its name; the oldest change first.</param>
/// <param name="Spellings">A character → the one that says the same.</param>
/// <param name="Dates">The units by which a number is a date.</param>
/// <param name="Amounts">The units by which a number is an amount of money.</param>
public sealed record PlanNames(
    IReadOnlyList<ChangedName> Names, IReadOnlyDictionary<char, char> Spellings, string Dates, string Amounts)
{
    /// <summary>Lies among the duties, which stand on the plans.</summary>
    public const string File = "plan-names.yaml";

    public static readonly PlanNames None = new([], new Dictionary<char, char>(), "", "");

    /// <summary>With names that staff added.</summary>
    public PlanNames With(IEnumerable<ChangedName> added) => this with { Names = [.. Names, .. added] };

    /// <param name="path">The folder of the file; without the file nothing is known.</param>
    /// <param name="shapes">Learns what is read in which file, when somebody wants to know.</param>
    public static (PlanNames Names, IReadOnlyList<Problem> Problems) Load(string path, Shapes? shapes = null)
    {
        var (folder, findings) = (DataFolder.Root(path), new Findings(shapes));
        if (!folder.Has(File) || folder.Map(File, findings) is not { } map) return (None, [.. findings]);
        var spellings = (map.Map("spellings")?.Scalars() ?? new Dictionary<string, string>())
            .Where(s => s.Key.Length == 1 && s.Value.Length == 1).ToDictionary(s => s.Key[0], s => s.Value[0]);
        var names = map.RequiredList("names").Select(Name).ToList();
        var units = map.Map("units");
        var read = new PlanNames(names, spellings, units?.Text("dates") ?? "", units?.Text("amounts") ?? "");
        units?.Done();
        map.Done();
        return (read, [.. findings]);
    }

    private static ChangedName Name(YamlMap map)
    {
        var name = new ChangedName(map.RequiredText("old"), map.RequiredText("new"), map.Date("since"), map.Text("why"));
        map.Done();
        return name;
    }
}
