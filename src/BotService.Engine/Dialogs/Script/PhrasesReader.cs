using System.Globalization;
using BotService.Engine.Data;
using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Script;

/// <summary>Reads <c>phrases.&lt;locale&gt;.yaml</c> of all locales into one.</summary>
internal static class PhrasesReader
{
    /// <summary>Lists that stand together under one name.</summary>
    private static readonly string[] Groups = ["denials", "lacks", "roles", "callback"];

    public static Phrases Read(DataFolder folder, IReadOnlyList<string> locales, Findings findings)
    {
        var commands = new Dictionary<string, PhraseSet>();
        var facets = new Dictionary<string, IReadOnlyList<string>>();
        var lists = new Dictionary<string, List<string>>();
        var acts = new Dictionary<Act, IReadOnlyList<string>>();
        var emoji = new Dictionary<string, string>();
        var scores = Enumerable.Range(1, 5).ToDictionary(n => n.ToString(CultureInfo.InvariantCulture));
        foreach (var locale in locales)
        {
            if (folder.Map($"phrases.{locale}.yaml", findings) is not { } map) continue;
            foreach (var (id, phrases) in map.Map("commands")?.Maps() ?? [])
            {
                var known = commands.GetValueOrDefault(id);
                commands[id] = ReadSet(phrases, known) with
                {
                    Entry = phrases.Text("entry", Refer.Entry) ?? known?.Entry,
                    Locale = phrases.Name("locale", locales, DialogProblem.UnknownLocale) ?? known?.Locale,
                };
                phrases.Done();
            }
            if (map.Map("facets") is { } facetMap)
                foreach (var id in facetMap.FreeKeys())
                    facets[id] =
                        [.. facets.GetValueOrDefault(id, []).Concat(Normal(facetMap.Texts(id)))
                            .OrderByDescending(p => p.Length)];
            if (map.Map("acts") is { } actMap)
            {
                foreach (var act in Enum.GetValues<Act>())
                    acts[act] = [.. acts.GetValueOrDefault(act, []), .. Normal(actMap.Texts(KebabCase.Of(act)))];
                actMap.Done();
            }
            foreach (var name in (string[])[
                "refusals", "corrections", "joins", "have", "missing", "question", "fillers",
                "score_units", "softeners", "rest", "contrasts", "wants", "side_by_side",
                "earlier", "unlike", "origins", "destinations", "whether"])
                lists[name] = [.. lists.GetValueOrDefault(name, []), .. Normal(map.Texts(name))];
            foreach (var group in Groups)
            {
                if (map.Map(group) is not { } inner) continue;
                foreach (var name in inner.FreeKeys())
                    lists[$"{group}.{name}"] =
                        [.. lists.GetValueOrDefault($"{group}.{name}", []), .. Normal(inner.Texts(name))];
                inner.Done();
            }
            if (map.Map("scores") is { } scoreMap)
            {
                for (var score = 1; score <= 5; score++)
                    foreach (var word in Normal(scoreMap.Texts(score.ToString(CultureInfo.InvariantCulture))))
                        scores[word] = score;
                scoreMap.Done();
            }
            foreach (var (sign, word) in map.Map("emoji")?.Scalars() ?? new Dictionary<string, string>())
                emoji[sign] = TextNormalizer.Normalize(word);
            map.Done();
        }
        var parts = Enum.GetValues<Section>().Select(v => KebabCase.Of(v))
            .Concat(Enum.GetValues<AskedPart>().Select(v => KebabCase.Of(v))).ToList();
        foreach (var id in facets.Keys.Except(parts))
            findings.Add(DialogProblem.FacetOfNothing.At(new($"{folder.Name}/phrases.{locales[0]}.yaml", 1), id)
                .OrNearest(id, parts));
        IReadOnlyList<string> List(string name) =>
            [.. lists.GetValueOrDefault(name, []).OrderByDescending(p => p.Length)];
        Denials Denial(string group) => new(
            List($"{group}.plain"), List($"{group}.disabling"), List($"{group}.harmless"), List($"{group}.except"),
            List($"{group}.except_behind"));
        return new Phrases(
            commands, facets, List("refusals"), List("corrections"), List("joins"), List("have"),
            List("missing"), List("question"), List("fillers"), List("score_units"), scores)
        {
            Emoji = emoji, Acts = acts, Softeners = List("softeners"),
            Denials = Denial("denials"), Lacks = Denial("lacks"), Rest = List("rest"), Contrasts = List("contrasts"),
            Wants = List("wants"), Origins = List("origins"), Destinations = List("destinations"),
            Whether = List("whether"),
            SideBySide = List("side_by_side"), Earlier = List("earlier"), Unlike = List("unlike"),
            CallBacks = lists.Keys.Where(k => k.StartsWith("callback.", StringComparison.Ordinal))
                .ToDictionary(k => k["callback.".Length..], List),
            Roles = new Roles(
                List("roles.myself"), List("roles.others"), List("roles.sending"), List("roles.instead"),
                List("roles.acts"), List("roles.going")),
        };
    }

    public static PhraseSet ReadSet(YamlMap map, PhraseSet? more) => new(
        (more?.Whole ?? new HashSet<string>()).Concat(Normal(map.Texts("whole"))).ToHashSet(),
        [.. more?.Within ?? [], .. Normal(map.Texts("within"))]);

    private static IEnumerable<string> Normal(IEnumerable<string> phrases) =>
        phrases.Select(TextNormalizer.Normalize).Where(p => p.Length > 0);
}
