using System.Globalization;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Script;

/// <summary>Reads <c>phrases.&lt;locale&gt;.yaml</c> of all locales into one.</summary>
internal static class PhrasesReader
{
    public static Phrases Read(DataFolder folder, IReadOnlyList<string> locales, List<Problem> problems)
    {
        var commands = new Dictionary<string, PhraseSet>();
        var facets = new Dictionary<string, IReadOnlyList<string>>();
        var lists = new Dictionary<string, List<string>>();
        var scores = Enumerable.Range(1, 5).ToDictionary(n => n.ToString(CultureInfo.InvariantCulture));
        foreach (var locale in locales)
        {
            if (folder.Map($"phrases.{locale}.yaml", problems) is not { } map) continue;
            foreach (var (id, phrases) in map.Map("commands")?.Maps() ?? [])
            {
                var known = commands.GetValueOrDefault(id);
                commands[id] = ReadSet(phrases, known) with { Entry = phrases.Text("entry") ?? known?.Entry };
            }
            if (map.Map("facets") is { } facetMap)
                foreach (var id in facetMap.Keys.ToList())
                    facets[id] =
                        [.. facets.GetValueOrDefault(id, []).Concat(Normal(facetMap.Texts(id)))
                            .OrderByDescending(p => p.Length)];
            foreach (var name in (string[])[
                "negations", "refusals", "corrections", "joins", "have", "missing", "question", "fillers",
                "score_units"])
                lists[name] = [.. lists.GetValueOrDefault(name, []), .. Normal(map.Texts(name))];
            if (map.Map("scores") is { } scoreMap)
            {
                for (var score = 1; score <= 5; score++)
                    foreach (var word in Normal(scoreMap.Texts(score.ToString(CultureInfo.InvariantCulture))))
                        scores[word] = score;
                scoreMap.Done();
            }
            map.Done();
        }
        foreach (var id in facets.Keys.Where(f => !Enum.GetValues<Section>().Select(s => KebabCase.Of(s)).Contains(f)))
            problems.Add(new Problem($"{folder.Name}/phrases.{locales[0]}.yaml", 1, $"`{id}` is no part of a reply"));
        IReadOnlyList<string> List(string name) =>
            [.. lists.GetValueOrDefault(name, []).OrderByDescending(p => p.Length)];
        return new Phrases(
            commands, facets, List("negations"), List("refusals"), List("corrections"), List("joins"), List("have"),
            List("missing"), List("question"), List("fillers"), List("score_units"), scores);
    }

    public static PhraseSet ReadSet(YamlMap map, PhraseSet? more) => new(
        (more?.Whole ?? new HashSet<string>()).Concat(Normal(map.Texts("whole"))).ToHashSet(),
        [.. more?.Within ?? [], .. Normal(map.Texts("within"))]);

    private static IEnumerable<string> Normal(IEnumerable<string> phrases) =>
        phrases.Select(TextNormalizer.Normalize).Where(p => p.Length > 0);
}
