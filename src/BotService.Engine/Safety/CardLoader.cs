using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Engine.Safety;

/// <summary>
/// Loads <c>dialogs/safety/kinds.yaml</c> and <c>cards.&lt;language&gt;.yaml</c>. Every number and every piece of
/// advice must have a dated source and words in every language; what is missing is a problem with its file.
/// </summary>
internal static class CardLoader
{
    public const string KindsFile = "kinds.yaml";

    public static EmergencyCards Load(DataFolder folder, Findings findings)
    {
        var (kinds, sources) = (new Dictionary<string, EmergencyKind>(), new Dictionary<string, string>());
        IReadOnlyList<string> remembered = [], asking = [];
        if (folder.Map(KindsFile, findings) is { } map)
        {
            var known = ReadSources(map.Map("sources"));
            foreach (var (number, entry) in map.Map("numbers")?.Maps() ?? [])
                sources[number] = Sourced(entry, entry.RequiredText("source"), known);
            if (map.Map("advice") is { } advice)
                foreach (var (id, source) in advice.Scalars()) sources[id] = Sourced(advice, source, known);
            foreach (var (id, kind) in map.Map("kinds")?.Maps() ?? []) kinds[id] = ReadKind(kind, sources);
            (remembered, asking) = (map.Texts("remembered"), map.Texts("asking"));
            map.Done();
        }
        var words = new Dictionary<string, CardWords>();
        foreach (var (language, card) in ExampleLoader.Files(folder, "cards", findings))
        {
            var read = new CardWords(
                Scalars(card, "calls"), Scalars(card, "titles"), Scalars(card, "advice"), Scalars(card, "lines"));
            Complete(card, "calls", kinds.Values.SelectMany(k => k.Numbers), read.Calls);
            Complete(card, "titles", kinds.Keys, read.Titles);
            Complete(card, "advice", kinds.Values.SelectMany(k => k.Advice), read.Advice);
            Complete(card, "lines", Enum.GetNames<CardLine>().Select(KebabCase.Of), read.Lines);
            card.Done();
            words[language] = read;
        }
        return new EmergencyCards(kinds, words, sources, [.. remembered], [.. asking]);
    }

    private static HashSet<string> ReadSources(YamlMap? map)
    {
        var known = new HashSet<string>();
        foreach (var (id, source) in map?.Maps() ?? [])
        {
            source.RequiredText("title");
            source.RequiredText("url");
            source.Date("dated");
            source.RequiredDate("seen");
            source.Done();
            known.Add(id);
        }
        return known;
    }

    private static string Sourced(YamlMap map, string source, HashSet<string> known)
    {
        if (source.Length > 0 && !known.Contains(source)) map.Report(SafetyProblem.UnknownCardSource, source);
        return source;
    }

    private static EmergencyKind ReadKind(YamlMap map, Dictionary<string, string> sources)
    {
        var numbers = map.Texts("numbers");
        var advice = map.Texts("advice");
        if (numbers.Count == 0) map.Report(SafetyProblem.NumbersMissing);
        foreach (var id in numbers.Concat(advice).Where(id => !sources.ContainsKey(id)))
            map.Report(SafetyProblem.CardWithoutSource, id);
        var spoken = map.Map("operator");
        if (spoken is null) map.Report(SafetyProblem.OperatorMissing);
        var kind = new EmergencyKind(
            numbers, advice, map.Text("tells", Refer.Entry), map.Flag("waits"), spoken?.RequiredText("say") ?? "",
            spoken?.RequiredText("sounds") ?? "");
        map.Done();
        return kind;
    }

    private static IReadOnlyDictionary<string, string> Scalars(YamlMap card, string part) =>
        card.Map(part)?.Scalars() ?? new Dictionary<string, string>();

    private static void Complete(
        YamlMap card, string part, IEnumerable<string> needed, IReadOnlyDictionary<string, string> given)
    {
        var need = needed.ToHashSet();
        foreach (var id in need.Where(id => !given.ContainsKey(id))) card.Report(SafetyProblem.NoCardWords, part, id);
        foreach (var id in given.Keys.Where(id => !need.Contains(id) && (part, id) != ("lines", "operator")))
            card.Report(SafetyProblem.CardWordsOfNothing, id, part);
    }
}

/// <summary>
/// Sentences of the cards that stand for every kind; <c>operator</c> only in languages other than Chinese.
/// </summary>
internal enum CardLine { Kept, Asked }
