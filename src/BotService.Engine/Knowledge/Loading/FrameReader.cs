using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads what a framed locale says itself: the catalogue's names and <c>titles.&lt;locale&gt;.yaml</c>.</summary>
internal static class FrameReader
{
    public static Frame Read(DataFolder catalogue, string locale, Findings findings) => new(
        new CatalogueWordingReader(catalogue, locale, findings, whole: false).Read(),
        catalogue.Has($"titles.{locale}.yaml")
            ? catalogue.Map($"titles.{locale}.yaml", findings)?.Scalars(keys: Refer.Entry) ?? None : None);

    private static readonly Dictionary<string, string> None = [];
}
