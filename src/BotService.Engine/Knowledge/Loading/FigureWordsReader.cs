using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads <c>catalogue/claims.&lt;locale&gt;.yaml</c>: how sentences state figures.</summary>
internal static class FigureWordsReader
{
    /// <returns>Null where the locale has no such file.</returns>
    public static FigureWords? Read(DataFolder catalogue, string locale, Findings findings)
    {
        var file = $"claims.{locale}.yaml";
        if (!catalogue.Has(file) || catalogue.Map(file, findings) is not { } map) return null;
        var clock = map.Map("clock");
        var words = new FigureWords(
            map.Texts("amounts"), map.Texts("periods"), map.Text("calendar"), map.Texts("others"), Scalars(map, "same"),
            Scalars(map, "before"), map.Texts("charges"), map.Texts("several"), map.Texts("desks"), map.Texts("breaks"),
            new ClockWords(
                clock?.Texts("morning") ?? [], clock?.Texts("afternoon") ?? [], clock?.Texts("hour") ?? [],
                clock?.Texts("half") ?? [], clock?.Texts("to") ?? [], clock?.Texts("always") ?? []),
            new Dictionary<Bring, IReadOnlyList<string>>
            {
                [Bring.Original] = map.Texts("original"), [Bring.Copy] = map.Texts("copy"),
            },
            map.Texts("between"), (map.Map("tariffs")?.Maps() ?? []).ToDictionary(t => t.Key, t => ReadTariff(t.Map)));
        clock?.Done();
        map.Done();
        return words;
    }

    private static TariffWords ReadTariff(YamlMap map)
    {
        var words = new TariffWords(map.RequiredText("by"), map.RequiredText("in"), map.Text("about"));
        map.Done();
        return words;
    }

    private static IReadOnlyDictionary<string, string> Scalars(YamlMap map, string key) =>
        map.Map(key)?.Scalars() ?? new Dictionary<string, string>();
}
