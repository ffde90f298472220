using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>
/// Reads what a framed locale says itself: the catalogue's names, <c>titles.&lt;locale&gt;.yaml</c> and
/// <c>questions.&lt;locale&gt;.yaml</c>.
/// </summary>
internal static class FrameReader
{
    public static Frame Read(DataFolder catalogue, string locale, Findings findings) => new(
        new CatalogueWordingReader(catalogue, locale, findings, whole: false).Read(),
        catalogue.Has($"titles.{locale}.yaml")
            ? catalogue.Map($"titles.{locale}.yaml", findings)?.Scalars() ?? None : None,
        catalogue.Has($"questions.{locale}.yaml")
            ? Questions(catalogue.Map($"questions.{locale}.yaml", findings)) : []);

    private static Dictionary<(string, string), FrameQuestion> Questions(YamlMap? file)
    {
        var questions = new Dictionary<(string, string), FrameQuestion>();
        foreach (var (entry, slots) in file?.Maps() ?? [])
        {
            foreach (var (slot, map) in slots.Maps())
            {
                questions[(entry, slot)] =
                    new FrameQuestion(map.RequiredText("ask"), map.Map("options")?.Scalars() ?? None);
                map.Done();
            }
        }
        return questions;
    }

    private static readonly Dictionary<string, string> None = [];
}
