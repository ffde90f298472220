using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads the catalogue's words of one locale.</summary>
/// <param name="whole">Every file has to be there.</param>
internal sealed class CatalogueWordingReader(
    DataFolder folder, string locale, Findings findings, bool whole = true)
{
    public CatalogueWording Read() => new(
        Table("documents", ReadItem),
        Table("channels", ReadItem),
        Table("contacts", map => new ContactWording(map.RequiredText("name"), map.RequiredText("hours"))),
        Table("organisations",
            map => new OrganisationWording(
                map.RequiredText("name"), map.RequiredText("short"), map.RequiredText("topic"))),
        Table("slots", SlotWordingReader.Read),
        ReadClasses())
    {
        Supplies = whole || folder.Has($"suppliers.{locale}.yaml")
            ? SupplyReader.Words(folder, locale, findings) : new Dictionary<string, SupplyWording>(),
        Outside = folder.Has($"outside.{locale}.yaml")
            ? Table("outside", map => new OutsideWording(
                map.RequiredText("turn"), map.Texts("names"), map.Texts("but")))
            : [],
    };

    private YamlMap? Map(string name) => whole || folder.Has($"{name}.{locale}.yaml")
        ? folder.Map($"{name}.{locale}.yaml", findings) : null;

    private Dictionary<string, T> Table<T>(string name, Func<YamlMap, T> read)
    {
        var table = new Dictionary<string, T>();
        foreach (var (id, map) in Map(name)?.Maps() ?? [])
        {
            table[id] = read(map);
            map.Done();
        }
        return table;
    }

    private static ItemWording ReadItem(YamlMap map) =>
        new(map.RequiredText("name"), map.Text("about"), map.Text("where"), map.Texts("say"));

    private Dictionary<(string, string), string> ReadClasses()
    {
        var words = new Dictionary<(string, string), string>();
        foreach (var (classification, map) in Map("classes")?.Maps() ?? [])
            foreach (var (term, text) in map.Scalars())
                words[(classification, term)] = text;
        return words;
    }
}

internal static class SlotWordingReader
{
    public static SlotWording Read(YamlMap map)
    {
        var options = new Dictionary<string, OptionWording>();
        foreach (var (option, words) in map.Map("options")?.Maps() ?? [])
        {
            options[option] = new OptionWording(words.RequiredText("label"), words.Texts("say"))
            {
                Reply = words.Text("reply") switch { "yes" => true, "no" => false, _ => null },
            };
            words.Done();
        }
        return new SlotWording(map.RequiredText("ask"), options);
    }
}
