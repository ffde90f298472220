using BotService.Engine.Data;
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

    public static SignBook Signs(DataFolder folder, Findings findings)
    {
        var book = new SignBook();
        var homes = new Dictionary<(string Language, string Expression), string>();
        foreach (var (language, map) in Files(folder, "signs", findings))
        {
            foreach (var sign in map.FreeKeys())
            {
                var number = book.Add(sign);
                foreach (var expression in map.Texts(sign))
                {
                    if (!homes.TryAdd((language, expression), sign) && homes[(language, expression)] is var other
                        && other != sign)
                        map.ReportAt(sign, SafetyProblem.ExpressionUnderTwoSigns, expression, other);
                    book.Add(language, number, expression);
                }
            }
        }
        return book;
    }

    public static IReadOnlyList<DangerExample> Examples(
        DataFolder folder, IReadOnlyCollection<string> kinds, Findings findings)
    {
        var examples = new List<DangerExample>();
        foreach (var (language, map) in Files(folder, "examples", findings))
        {
            foreach (var kind in map.FreeKeys())
            {
                if (kind != Harmless && !kinds.Contains(kind))
                    findings.Add(
                        SafetyProblem.UnknownDanger.At(map.PlaceOfKey(kind), kind).OrNearest(kind, kinds));
                else examples.AddRange(
                    map.Texts(kind).Select(text => new DangerExample(text, language, kind == Harmless ? null : kind)));
            }
        }
        return examples;
    }

    /// <summary>The files <c>signs.vi.yaml</c>, … with what stands between the dots.</summary>
    internal static IEnumerable<(string Language, YamlMap Map)> Files(
        DataFolder folder, string kind, Findings findings)
    {
        foreach (var file in folder.Files(".", $"{kind}.*.yaml").Select(f => f[2..]))
            if (folder.Map(file, findings) is { } map) yield return (file[(kind.Length + 1)..^".yaml".Length], map);
    }
}
