using System.Globalization;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads <c>knowledge/tariffs/</c>: each file holds tariffs by id, each tariff its versions by date.</summary>
internal static class TariffReader
{
    /// <summary>Keys of a step that name no rate.</summary>
    private static readonly string[] Reserved = ["up_to", "status", "source"];

    public static IReadOnlyDictionary<string, Tariff> Read(DataFolder folder, string child, List<Problem> problems)
    {
        var tariffs = new Dictionary<string, Tariff>();
        foreach (var file in folder.Files(child, "*.yaml"))
        {
            if (folder.Map(file, problems) is not { } map) continue;
            foreach (var id in map.Keys.ToList())
            {
                var tariff = new Tariff(id, [.. map.List(id).Select(ReadVersion)], map.PlaceOfKey(id));
                if (tariff.Versions.Count == 0)
                    problems.Add(new Problem(tariff.Place.File, tariff.Place.Line, $"tariff `{id}` has no version"));
                if (!tariffs.TryAdd(id, tariff))
                    problems.Add(new Problem(tariff.Place.File, tariff.Place.Line, $"tariff `{id}` stands twice"));
            }
        }
        return tariffs;
    }

    private static TariffVersion ReadVersion(YamlMap map)
    {
        var (period, status, sources) =
            (PeriodReader.Read(map), map.RequiredChoice<FactStatus>("status"), map.Texts("source"));
        var amounts = map.Map("amounts") is { } m ? m.Keys.ToList().ToDictionary(k => k, k => Number(m, k)) : [];
        var version = new TariffVersion(
            period, status, sources, amounts,
            [.. map.List("steps").Select(s => ReadStep(s, status, sources))], map.Place);
        map.Done();
        return version;
    }

    private static TariffStep ReadStep(YamlMap map, FactStatus status, IReadOnlyList<string> sources)
    {
        var rates = map.Keys.Except(Reserved).ToList().ToDictionary(k => k, k => Number(map, k));
        var step = new TariffStep(
            map.Has("up_to") ? Number(map, "up_to") : null, rates, map.Choice("status", status),
            map.Has("source") ? map.Texts("source") : sources, map.Place);
        map.Done();
        return step;
    }

    /// <summary>Figures are never below nothing, and written plainly: <c>1909.95</c>.</summary>
    private static decimal Number(YamlMap map, string key)
    {
        if (decimal.TryParse(map.Text(key), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        map.Report($"`{key}` must be a number such as 1909.95, without sign or thousands' commas");
        return 0;
    }
}
