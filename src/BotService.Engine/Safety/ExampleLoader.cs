using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Engine.Safety;

/// <summary>
/// Loads what the reader of danger learns from: signs and examples in <c>dialogs/safety/</c>;
/// every problem is found in one run.
/// </summary>
internal static class ExampleLoader
{
    private const string Harmless = "harmless";

    public static SignBook Signs(DataFolder folder, List<Problem> problems)
    {
        var book = new SignBook();
        var homes = new Dictionary<(string Language, string Expression), string>();
        foreach (var (language, map) in Files(folder, "signs", problems))
        {
            foreach (var sign in map.Keys.ToList())
            {
                var number = book.Add(sign);
                foreach (var expression in map.Texts(sign))
                {
                    if (!homes.TryAdd((language, expression), sign) && homes[(language, expression)] is var other
                        && other != sign)
                        problems.Add(
                            new Problem(map.Place.File, map.PlaceOfKey(sign).Line,
                                $"`{expression}` stands under `{other}` already"));
                    book.Add(language, number, expression);
                }
            }
        }
        return book;
    }

    public static IReadOnlyList<DangerExample> Examples(
        DataFolder folder, IReadOnlyCollection<string> kinds, List<Problem> problems)
    {
        var examples = new List<DangerExample>();
        foreach (var (language, map) in Files(folder, "examples", problems))
        {
            foreach (var kind in map.Keys.ToList())
            {
                if (kind != Harmless && !kinds.Contains(kind))
                    problems.Add(new Problem(map.Place.File, map.PlaceOfKey(kind).Line, $"there is no kind `{kind}`"));
                else examples.AddRange(
                    map.Texts(kind).Select(text => new DangerExample(text, language, kind == Harmless ? null : kind)));
            }
        }
        return examples;
    }

    /// <summary>The files <c>signs.vi.yaml</c>, … with what stands between the dots.</summary>
    internal static IEnumerable<(string Language, YamlMap Map)> Files(
        DataFolder folder, string kind, List<Problem> problems)
    {
        foreach (var file in folder.Files(".", $"{kind}.*.yaml").Select(f => f[2..]))
            if (folder.Map(file, problems) is { } map) yield return (file[(kind.Length + 1)..^".yaml".Length], map);
    }
}
