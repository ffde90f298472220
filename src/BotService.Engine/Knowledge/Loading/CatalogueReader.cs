using System.Globalization;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads <c>knowledge/catalogue/</c>: what the entries share.</summary>
internal sealed class CatalogueReader(DataFolder folder, IReadOnlyList<string> locales, List<Problem> problems)
{
    public Catalogue Read() => new(
        Table("documents.yaml", DocumentUseReader.Read),
        Table("channels.yaml", (id, map) => new Channel(id, map.Text("contact"), map.Text("url"))),
        Table("contacts.yaml", ReadContact),
        Table("organisations.yaml", (id, map) => new Organisation(id, map.RequiredText("confirm"))),
        ReadSources(),
        ReadValues(),
        ReadClasses(),
        locales.ToDictionary(l => l, l => new CatalogueWordingReader(folder, l, problems).Read()))
    {
        Supplies = SupplyReader.Read(folder, problems),
        SharedServices = Table("shared-services.yaml", ReadSharedService),
    };

    private Dictionary<string, T> Table<T>(string file, Func<string, YamlMap, T> read)
    {
        var table = new Dictionary<string, T>();
        foreach (var (id, map) in folder.Map(file, problems)?.Maps() ?? [])
        {
            table[id] = read(id, map);
            map.Done();
        }
        return table;
    }

    private static Contact ReadContact(string id, YamlMap map)
    {
        var status = map.RequiredChoice<FactStatus>("status");
        return new(id, status == FactStatus.Open ? map.Text("number") : map.RequiredText("number"), status,
            map.Texts("source"));
    }

    private static SharedService ReadSharedService(string id, YamlMap map) => new(
        id, map.Texts("entries"), map.Texts("accepted_by"),
        map.Map("when") is { } when ? FactReader.ConditionOf(when, when.Keys) : Condition.Always,
        map.RequiredChoice<FactStatus>("status"), map.Texts("source"), map.Place);

    private Dictionary<string, Source> ReadSources()
    {
        var sources = new Dictionary<string, Source>();
        foreach (var file in folder.Files("sources", "*.yaml"))
        {
            foreach (var (id, map) in folder.Map(file, problems)?.Maps() ?? [])
            {
                var source = new Source(
                    id, map.RequiredText("title"), map.RequiredChoice<SourceGrade>("grade"), map.Text("url"),
                    map.Text("dated"),
                    map.Date("seen") ?? DateOnly.MinValue, map.Place);
                if (!map.Has("seen")) map.Report($"`{id}`: `seen` is missing: the day the source was last read");
                if (!sources.TryAdd(id, source)) map.Report($"source `{id}` stands twice");
                map.Done();
            }
        }
        return sources;
    }

    private Dictionary<string, IReadOnlyList<DatedValue>> ReadValues()
    {
        var values = new Dictionary<string, IReadOnlyList<DatedValue>>();
        var file = folder.Map("values.yaml", problems);
        if (file is null) return values;
        foreach (var id in file.Keys.ToList())
        {
            values[id] = [.. file.List(id).Select(map =>
            {
                var value = new DatedValue(
                    PeriodReader.Read(map), map.RequiredText("value"), map.RequiredChoice<FactStatus>("status"),
                    map.Texts("source"), map.Place);
                map.Done();
                return value;
            })];
        }
        return values;
    }

    private Dictionary<string, IReadOnlyList<string>> ReadClasses()
    {
        var map = folder.Map("classes.yaml", problems);
        return map is null ? [] : map.Keys.ToList().ToDictionary(k => k, map.Texts);
    }
}

/// <summary>Reads how a document is handed in, for the catalogue and for an entry that differs from it.</summary>
internal static class DocumentUseReader
{
    public static DocumentUse Read(string id, YamlMap map) =>
        Read(map, new DocumentUse(Bring.Original, [], false), required: true);

    public static DocumentUse Read(YamlMap map, DocumentUse usual, bool required = false) => new(
        required ? map.RequiredChoice<Bring>("bring") : map.Choice("bring", usual.Bring),
        map.Has("accepts") ? map.Texts("accepts") : usual.Accepts,
        map.Has("looked_up") ? map.Flag("looked_up") : usual.LookedUp);
}

internal static class ConditionReader
{
    /// <summary>Reads slot → allowed options.</summary>
    public static Condition Read(YamlMap map, IEnumerable<string> slots) =>
        new(slots.ToList().ToDictionary(s => s, s => (IReadOnlySet<string>)map.Texts(s).ToHashSet()));
}

internal static class PeriodReader
{
    /// <summary>Reads <c>from</c> and <c>to</c> of a mapping.</summary>
    public static Period Read(YamlMap map)
    {
        var from = map.Date("from");
        var to = map.Date("to");
        if (from is null) map.Report("`from` is missing: the first day it holds");
        if (from > to)
            map.Report(string.Create(
                CultureInfo.InvariantCulture,
                $"the last day {to:yyyy-MM-dd} comes before the first {from:yyyy-MM-dd}"));
        return new Period(from ?? DateOnly.MinValue, to);
    }
}
