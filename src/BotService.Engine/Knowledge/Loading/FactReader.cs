namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads facts, for an entry's version and for what an office adds.</summary>
internal static class FactReader
{
    /// <summary>The facts of all sections that the mapping holds.</summary>
    public static List<Fact> ReadAll(YamlMap map, Catalogue catalogue) =>
        [.. Enum.GetValues<Section>().SelectMany(s => map.List(KebabCase.Of(s)).Select(f => Read(s, f, catalogue)))];

    public static Condition ConditionOf(YamlMap map, IEnumerable<string> slots) =>
        new(slots.ToList().ToDictionary(s => s, s => (IReadOnlySet<string>)map.Texts(s).ToHashSet()));

    private static Fact Read(Section section, YamlMap map, Catalogue catalogue)
    {
        var status = map.RequiredChoice<FactStatus>("status");
        var key = section switch { Section.Tasks => "task", Section.Documents => "document", Section.Channels => "channel", _ => "id" };
        // An entry may be two tasks of one event, each with a name of its own: the old debit
        // cancelled, the new one applied for.
        var own = map.Text("id");
        var id = section == Section.Tasks ? own ?? map.Text(key) : map.Text(key) ?? own;
        if (section == Section.Tasks && !map.Has(key)) map.Report("`task` is missing: the entry to be done");
        if (id is null && status != FactStatus.Open) map.Report($"`{key}` is missing");
        if (section == Section.Documents && map.Text("document") is { } named
            && !catalogue.Documents.ContainsKey(named))
            map.Report($"unknown document `{named}`: describe it in catalogue/documents.yaml, or use `id` for a sentence of the entry's own");
        if (section == Section.Channels && map.Text("channel") is { } by && !catalogue.Channels.ContainsKey(by))
            map.Report($"unknown channel `{by}`: describe it in catalogue/channels.yaml, or use `id` for a sentence of the entry's own");
        var document = section == Section.Documents && id is not null
            && catalogue.Documents.TryGetValue(id, out var usual)
            ? DocumentUseReader.Read(map, usual)
            : null;
        var fact = new Fact(
            section, id ?? Fact.OpenId, status, map.Texts("source"),
            map.Map("when") is { } when ? ConditionOf(when, when.Keys) : Condition.Always,
            map.Map("values")?.Scalars() ?? new Dictionary<string, string>(), document, map.Place)
        {
            Task = section == Section.Tasks
                ? new TaskUse(
                    map.Text(key) ?? "", map.Map("answers")?.Scalars() ?? new Dictionary<string, string>()) : null,
        };
        map.Done();
        return fact;
    }
}
