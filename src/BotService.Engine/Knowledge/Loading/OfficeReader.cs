using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads <c>offices/&lt;office&gt;.yaml</c> with its words in every locale.</summary>
internal sealed class OfficeReader(
    DataFolder folder, Catalogue catalogue, IReadOnlyList<string> locales, Findings findings)
{
    private const string Folder = "offices";

    public Dictionary<string, Office> Read() => folder.Files(Folder, "*.yaml")
        .Select(f => Path.GetFileNameWithoutExtension(f))
        .Where(name => !locales.Any(l => name.EndsWith($".{l}", StringComparison.Ordinal)))
        .Select(Read).OfType<Office>().ToDictionary(o => o.Id);

    private Office? Read(string id)
    {
        if (folder.Map($"{Folder}/{id}.yaml", findings, $"{Folder}/*.yaml") is not { } map) return null;
        if (map.RequiredText("id") is { Length: > 0 } given && given != id)
            map.ReportAt("id", KnowledgeProblem.IdIsNotFile, given, id);
        var office = new Office(
            id, map.RequiredText("organisation", Refer.Organisation), map.Text("parent", Refer.Office),
            map.RequiredDate("from"), map.RequiredDate("updated"), map.RequiredDate("review_by"),
            ReadFacts(map, id), [.. map.List("overlays").Select(o => ReadOverlay(o, id))], ReadCases(map),
            locales.ToDictionary(l => l, ReadWording), map.Place);
        map.Done();
        return office;

        OfficeWording ReadWording(string locale) => Words($"{Folder}/{id}.{locale}.yaml");
    }

    private Overlay ReadOverlay(YamlMap map, string office)
    {
        var overlay = new Overlay(map.Texts("entries", Refer.Entry), ReadFacts(map, office), map.Place);
        map.Done();
        return overlay;
    }

    private List<Fact> ReadFacts(YamlMap map, string office) =>
        [.. FactReader.ReadAll(map, catalogue).Select(f => f with { Office = office })];

    private static Dictionary<string, IReadOnlySet<string>> ReadCases(YamlMap map) =>
        map.Map("cases") is { } cases
            ? cases.FreeKeys(Refer.Entry).ToDictionary(k => k, k => (IReadOnlySet<string>)cases.Texts(k).ToHashSet()) : [];

    private OfficeWording Words(string file)
    {
        if (folder.Map(file, findings, $"{Folder}/*.*.yaml") is not { } map)
            return new OfficeWording(
                "", "", "", "", [], new Dictionary<(Section, string), string>(), new Place($"{folder.Name}/{file}", 1));
        var words = new OfficeWording(
            map.RequiredText("name"), map.RequiredText("short"), map.RequiredText("region"),
            map.RequiredText("summary"), map.Texts("say"),
            WordingReader.Texts(map), map.Place);
        map.Done();
        return words;
    }
}
