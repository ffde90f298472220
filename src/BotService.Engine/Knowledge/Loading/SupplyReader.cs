using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads <c>suppliers.yaml</c> and its words: what several organisations supply side by side.</summary>
internal static class SupplyReader
{
    private const string Name = "suppliers", Districts = "districts.yaml";

    public static Dictionary<string, Supply> Read(DataFolder folder, Findings findings)
    {
        var supplies = new Dictionary<string, Supply>();
        foreach (var (id, map) in Maps(folder, $"{Name}.yaml", findings))
        {
            var suppliers = (map.Map("suppliers")?.Maps(Refer.Organisation) ?? []).Select(s => ReadSupplier(s.Key, s.Map)).ToList();
            supplies[id] = new Supply(id, map.RequiredText("lead"), map.Texts("phones"), suppliers, map.Place);
            map.Done();
        }
        return supplies;
    }

    public static IReadOnlyList<County> Counties(DataFolder folder, Findings findings)
    {
        var counties = new List<County>();
        foreach (var (id, map) in Maps(folder, Districts, findings, ifThere: Districts))
        {
            counties.Add(new County(
                id, map.Texts("names"), map.RequiredMap("suppliers")?.Scalars(Refer.Organisation) ?? new Dictionary<string, string>(),
                map.Texts("either"), map.RequiredMap("districts")?.Scalars() ?? new Dictionary<string, string>(), map.Place));
            map.Done();
        }
        return counties;
    }

    public static Dictionary<string, SupplyWording> Words(DataFolder folder, string locale, Findings findings)
    {
        var words = new Dictionary<string, SupplyWording>();
        foreach (var (id, map) in Maps(folder, $"{Name}.{locale}.yaml", findings))
        {
            words[id] = new SupplyWording(
                map.RequiredText("ask"), map.RequiredText("phones"), map.RequiredText("tell"),
                map.RequiredText("label"),
                map.Map("unsure") is { } unsure
                    ? ReadOption(unsure) : new OptionWording(map.RequiredText("unsure"), []),
                (map.Map("options")?.Maps() ?? []).ToDictionary(o => o.Key, o => ReadOption(o.Map)), map.Texts("open"),
                map.Texts("around"), map.Place) { Living = map.Texts("living") };
            map.Done();
        }
        return words;
    }

    /// <summary>Without the file that has to be there nothing is supplied by several, or known of districts.</summary>
    private static IEnumerable<(string Key, YamlMap Map)> Maps(
        DataFolder folder, string file, Findings findings, string ifThere = $"{Name}.yaml") =>
        folder.Has(ifThere) ? folder.Map(file, findings)?.Maps() ?? [] : [];

    private static Supplier ReadSupplier(string organisation, YamlMap map)
    {
        var supplier = new Supplier(
            organisation, map.Text("url"), map.RequiredChoice<FactStatus>("status"), map.Texts("source", Refer.Source), map.Place);
        map.Done();
        return supplier;
    }

    private static OptionWording ReadOption(YamlMap map)
    {
        var option = new OptionWording(map.RequiredText("label"), map.Texts("say"));
        map.Done();
        return option;
    }
}
