using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads <c>knowledge/catalogue/</c>: what the entries share.</summary>
internal sealed class CatalogueReader(DataFolder folder, IReadOnlyList<string> locales, Findings findings)
{
    private Dictionary<string, IReadOnlyList<string>>? classes;

    public Catalogue Read() => new(
        Table("documents.yaml", DocumentUseReader.Read),
        Table("channels.yaml", (id, map) => new Channel(
            id, map.RequiredChoice<Way>("way"), map.Text("contact", Refer.Contact), map.Text("url"))),
        Table("contacts.yaml", ReadContact),
        Table("organisations.yaml", (id, map) => new Organisation(id, map.RequiredText("confirm", Refer.Contact))),
        ReadSources(),
        ReadValues(),
        Classes,
        locales.ToDictionary(l => l, l => new CatalogueWordingReader(folder, l, findings).Read()))
    {
        Supplies = SupplyReader.Read(folder, findings),
        Counties = SupplyReader.Counties(folder, findings),
        SharedServices = Table("shared-services.yaml", ReadSharedService),
        Claims = locales.Select(l => (Locale: l, Words: FigureWordsReader.Read(folder, l, findings)))
            .Where(c => c.Words is not null).ToDictionary(c => c.Locale, c => c.Words!),
        Reviews = ReviewRulesReader.Read(folder, Classes, findings),
    };

    private Dictionary<string, T> Table<T>(string file, Func<string, YamlMap, T> read)
    {
        var table = new Dictionary<string, T>();
        foreach (var (id, map) in folder.Map(file, findings)?.Maps() ?? [])
        {
            table[id] = read(id, map);
            map.Done();
        }
        return table;
    }

    private static Contact ReadContact(string id, YamlMap map)
    {
        var status = map.RequiredChoice<FactStatus>("status");
        var number = map.Text("number");
        if (number is null && status != FactStatus.Open) map.Lacks("number");
        return new(id, number, status, map.Texts("source", Refer.Source));
    }

    private static SharedService ReadSharedService(string id, YamlMap map) => new(
        id, map.Texts("entries", Refer.Entry), map.Texts("accepted_by", Refer.Organisation), FactReader.When(map),
        map.RequiredChoice<FactStatus>("status"), map.Texts("source", Refer.Source), map.Place);

    private Dictionary<string, Source> ReadSources()
    {
        var sources = new Dictionary<string, Source>();
        foreach (var file in folder.Files("sources", "*.yaml"))
        {
            foreach (var (id, map) in folder.Map(file, findings, "sources/*.yaml")?.Maps() ?? [])
            {
                var source = new Source(
                    id, map.RequiredText("title"), map.RequiredChoice<SourceGrade>("grade"), map.Text("url"),
                    map.Text("dated"),
                    map.RequiredDate("seen", KnowledgeProblem.SeenMissing), map.Text("via"), map.Date("repealed"),
                    map.Place);
                if (!sources.TryAdd(id, source)) map.Report(KnowledgeProblem.SourceTwice, id);
                map.Done();
            }
        }
        return sources;
    }

    private Dictionary<string, IReadOnlyList<DatedValue>> ReadValues()
    {
        var values = new Dictionary<string, IReadOnlyList<DatedValue>>();
        var file = folder.Map("values.yaml", findings);
        if (file is null) return values;
        foreach (var id in file.FreeKeys())
        {
            values[id] = [.. file.List(id).Select(map =>
            {
                var value = new DatedValue(
                    PeriodReader.Read(map), map.RequiredText("value"), map.RequiredChoice<FactStatus>("status"),
                    map.Texts("source", Refer.Source), map.Place);
                map.Done();
                return value;
            })];
        }
        return values;
    }

    private IReadOnlyDictionary<string, IReadOnlyList<string>> Classes => classes ??= ReadClasses();

    private Dictionary<string, IReadOnlyList<string>> ReadClasses()
    {
        var map = folder.Map("classes.yaml", findings);
        return map is null ? [] : new(map.TextsByKey());
    }
}

/// <summary>Reads how a document is handed in, for the catalogue and for an entry that differs from it.</summary>
internal static class DocumentUseReader
{
    public static DocumentUse Read(string id, YamlMap map) =>
        Read(map, new DocumentUse(Bring.Original, [], false), required: true) with { OnNoList = map.Flag("on_no_list") };

    public static DocumentUse Read(YamlMap map, DocumentUse usual, bool required = false) => new(
        required ? map.RequiredChoice<Bring>("bring") : map.Choice("bring", usual.Bring),
        map.Texts("accepts", Refer.Document) is var accepts && map.Has("accepts") ? accepts : usual.Accepts,
        map.Flag("looked_up") is var lookedUp && map.Has("looked_up") ? lookedUp : usual.LookedUp);
}
