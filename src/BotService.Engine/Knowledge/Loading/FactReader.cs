using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads facts, for an entry's version and for what an office adds.</summary>
internal static class FactReader
{
    /// <summary>The facts of all sections that the mapping holds.</summary>
    public static List<Fact> ReadAll(YamlMap map, Catalogue catalogue) =>
        [.. Enum.GetValues<Section>().SelectMany(s => map.List(KebabCase.Of(s)).Select(f => Read(s, f, catalogue)))];

    /// <summary>Slot → allowed options.</summary>
    public static Condition ConditionOf(YamlMap map, IEnumerable<string> slots) =>
        new(slots.ToDictionary(s => s, s => (IReadOnlySet<string>)map.Texts(s).ToHashSet()));

    public static Condition When(YamlMap map) =>
        map.Map("when") is { } when ? WhenOf(map, when, when.FreeKeys()) : Condition.Always;

    private static Condition WhenOf(YamlMap map, YamlMap when, IReadOnlyList<string> slots)
    {
        var condition = ConditionOf(when, slots);
        if (when.IsSpoilt([.. slots])) map.Spoil("when");
        return condition;
    }

    private static Fact Read(Section section, YamlMap map, Catalogue catalogue)
    {
        var status = map.RequiredChoice<FactStatus>("status");
        var key = section switch { Section.Tasks => "task", Section.Documents => "document", Section.Channels => "channel", _ => "id" };
        // An entry may be two tasks of one event, each with a name of its own: the old debit
        // cancelled, the new one applied for.
        var own = map.Text("id");
        var named = section switch
        {
            Section.Tasks => map.RequiredText(key, Refer.Entry),
            Section.Documents => map.Text(key, Refer.Document),
            Section.Channels => map.Text(key, Refer.Channel),
            _ => own,
        };
        var id = section == Section.Tasks ? own ?? named : named ?? own;
        if (id is null && status != FactStatus.Open && !map.IsSpoilt("status")) map.Lacks(key);
        if (id is null && map.IsSpoilt("status")) map.Spoil("id");
        var document = section == Section.Documents && id is not null
            && catalogue.Documents.TryGetValue(id, out var usual)
            ? DocumentUseReader.Read(map, usual)
            : null;
        var fact = new Fact(
            section, id ?? Fact.OpenId, status, map.Texts("source", Refer.Source), When(map),
            map.Map("values")?.Scalars() ?? new Dictionary<string, string>(), document, map.Place)
        {
            Task = section == Section.Tasks
                ? new TaskUse(
                    named ?? "", map.Map("answers")?.Scalars() ?? new Dictionary<string, string>()) : null,
        };
        map.Done();
        return fact;
    }
}
