using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads an entry's sentences of one locale.</summary>
internal static class WordingReader
{
    public static EntryWording Read(DataFolder folder, string locale, Findings findings)
    {
        var file = $"wording.{locale}.yaml";
        if (folder.Map(file, findings) is not { } map)
            return new EntryWording(
                "", "", "", [], new Dictionary<string, SlotWording>(), new Dictionary<(Section, string), string>(),
                new Place($"{folder.Name}/{file}", 1));
        var slots = new Dictionary<string, SlotWording>();
        foreach (var (slot, words) in map.Map("slots")?.Maps() ?? [])
        {
            slots[slot] = SlotWordingReader.Read(words);
            words.Done();
        }
        var wording = new EntryWording(
            map.RequiredText("name"), map.RequiredText("short"), map.RequiredText("summary"), map.Texts("aliases"),
            slots, Texts(map), map.Place)
        {
            Tells = map.Texts("tells"), Opening = map.Text("opening"),
            Asks = map.Map("to_ask")?.Scalars() ?? new Dictionary<string, string>(),
        };
        map.Done();
        return wording;
    }

    /// <summary>The sentences by section and id.</summary>
    public static Dictionary<(Section, string), string> Texts(YamlMap map)
    {
        var texts = new Dictionary<(Section, string), string>();
        foreach (var section in Enum.GetValues<Section>())
            foreach (var (id, text) in map.Map(KebabCase.Of(section))?.Scalars() ?? new Dictionary<string, string>())
                texts[(section, id)] = text;
        return texts;
    }
}
