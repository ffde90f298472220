using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads <c>knowledge/tariffs/</c>: each file holds tariffs by id, each tariff its versions by date.</summary>
internal static class TariffReader
{
    /// <summary>Keys of a step that name no rate.</summary>
    private static readonly string[] Reserved = ["up_to", "status", "source"];

    public static IReadOnlyDictionary<string, Tariff> Read(DataFolder folder, string child, Findings findings)
    {
        var tariffs = new Dictionary<string, Tariff>();
        foreach (var file in folder.Files(child, "*.yaml"))
        {
            if (folder.Map(file, findings, $"{child}/*.yaml") is not { } map) continue;
            foreach (var id in map.FreeKeys())
            {
                var tariff = new Tariff(id, [.. map.List(id).Select(ReadVersion)], map.PlaceOfKey(id));
                if (tariff.Versions.Count == 0)
                    map.ReportAt(id, KnowledgeProblem.TariffWithoutVersion, id);
                if (!tariffs.TryAdd(id, tariff))
                    map.ReportAt(id, KnowledgeProblem.TariffTwice, id);
            }
        }
        return tariffs;
    }

    private static TariffVersion ReadVersion(YamlMap map)
    {
        var (period, status, sources) =
            (PeriodReader.Read(map), map.RequiredChoice<FactStatus>("status"), map.Texts("source", Refer.Source));
        var amounts = map.Map("amounts") is { } m ? m.FreeKeys().ToDictionary(k => k, k => m.Number(k) ?? 0) : [];
        var version = new TariffVersion(
            period, status, sources, amounts,
            [.. map.List("steps").Select(s => ReadStep(s, status, sources))], map.Place);
        map.Done();
        return version;
    }

    private static TariffStep ReadStep(YamlMap map, FactStatus status, IReadOnlyList<string> sources)
    {
        var rates = map.FreeKeys(null, Reserved).ToDictionary(k => k, k => map.Number(k) ?? 0);
        var step = new TariffStep(
            map.Number("up_to"), rates, map.Choice("status", status),
            map.Texts("source", Refer.Source) is { Count: > 0 } own ? own : sources, map.Place);
        map.Done();
        return step;
    }
}
