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
        var said = new Said(
            map.RequiredChoice<FactStatus>("status"), map.Texts("source", Refer.Source), When(map),
            map.Map("values")?.Scalars() ?? new Dictionary<string, string>());
        var fact = section switch
        {
            Section.Tasks => ReadTask(map, said),
            Section.Documents => ReadDocument(map, said, catalogue),
            Section.Channels => ReadChannel(map, said, catalogue),
            _ => ReadSentence(section, map, said, "id", map.Text("id")),
        };
        map.Done();
        return fact;
    }

    private static Fact ReadTask(YamlMap map, Said said)
    {
        // An entry may be two tasks of one event, each with a name of its own: the old debit
        // cancelled, the new one applied for.
        var (own, entry) = (map.Text("id"), map.RequiredText("task", Refer.Entry));
        var use = new TaskUse(entry, map.Map("answers")?.Scalars() ?? new Dictionary<string, string>())
        {
            Stage = map.Has("stage") ? map.RequiredChoice<Stage>("stage") : null,
            Elsewhere = map.Flag("elsewhere"),
        };
        return new Fact.Task(own ?? entry, use, said.Status, said.Sources, said.When, said.Values, map.Place);
    }

    private static Fact ReadDocument(YamlMap map, Said said, Catalogue catalogue)
    {
        var (own, named) = (map.Text("id"), map.Text("document", Refer.Document));
        if ((named ?? own) is not { } id || !catalogue.Documents.TryGetValue(id, out var usual))
            return ReadSentence(Section.Documents, map, said, "document", named ?? own);
        var use = DocumentUseReader.Read(map, usual);
        return new Fact.Document(id, use, said.Status, said.Sources, said.When, said.Values, map.Place);
    }

    private static Fact ReadChannel(YamlMap map, Said said, Catalogue catalogue)
    {
        var (own, named) = (map.Text("id"), map.Text("channel", Refer.Channel));
        return (named ?? own) is { } id && catalogue.Channels.ContainsKey(id)
            ? new Fact.Channel(id, said.Status, said.Sources, said.When, said.Values, map.Place)
            : ReadSentence(Section.Channels, map, said, "channel", named ?? own);
    }

    /// <param name="key">What is missing where there is no id.</param>
    private static Fact ReadSentence(Section section, YamlMap map, Said said, string key, string? id)
    {
        if (id is null && map.IsSpoilt("status")) map.Spoil("id");
        else if (id is null && said.Status != FactStatus.Open) map.Lacks(key);
        return id is null or Fact.OpenId
            ? new Fact.Open(section, said.Status, said.Sources, said.When, said.Values, map.Place)
            : new Fact.Sentence(section, id, said.Status, said.Sources, said.When, said.Values, map.Place);
    }

    /// <summary>What is read of every fact, of whichever kind.</summary>
    private readonly record struct Said(
        FactStatus Status, IReadOnlyList<string> Sources, Condition When, IReadOnlyDictionary<string, string> Values);
}
