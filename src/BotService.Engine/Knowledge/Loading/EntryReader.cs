namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads one entry's folder.</summary>
internal sealed class EntryReader(
    DataFolder folder, string id, Catalogue catalogue, IReadOnlyList<string> locales, List<Problem> problems)
{
    public Entry? Read()
    {
        if (folder.Map("entry.yaml", problems) is not { } map) return null;
        if (map.RequiredText("id") is { Length: > 0 } given && given != id)
            map.Report($"the id is `{given}`, but the folder says `{id}`");
        var entry = new Entry(
            id,
            map.RequiredChoice<EntryKind>("kind"),
            map.RequiredText("owner"),
            ReadClasses(map),
            map.Date("updated") ?? Missing(map, "updated"),
            map.Date("review_by") ?? Missing(map, "review_by"),
            map.Text("confirm"),
            [.. map.List("versions").Select(ReadVersion)],
            locales.ToDictionary(l => l, l => WordingReader.Read(folder, l, problems)),
            locales.ToDictionary(
                l => l, l => (IReadOnlyList<string>)[
                    .. folder.Texts($"utterances.{l}.yaml", problems).Select(t => t.Text)]),
            [.. folder.Maps("cases.yaml", problems).Select(ReadCase)],
            map.Place)
        {
            Broader = map.Text("broader"),
            Examples = folder.Has(ExampleReader.File)
                ? [.. folder.Maps(ExampleReader.File, problems).Select(ExampleReader.Read)] : [],
        };
        if (entry.Versions.Count == 0) map.Report("`versions` is missing");
        map.Done();
        return entry;
    }

    private static Classes ReadClasses(YamlMap map)
    {
        if (map.Map("classes") is not { } classes)
        {
            map.Report("`classes` is missing: theme, administration and service");
            return new Classes("", "", "");
        }
        var read = new Classes(
            classes.RequiredText("theme"), classes.RequiredText("administration"), classes.RequiredText("service"));
        classes.Done();
        return read;
    }

    private EntryVersion ReadVersion(YamlMap map)
    {
        var period = map.Map("in_force") is { } p ? PeriodReader.Read(p) : new Period(Missing(map, "in_force"), null);
        var slots = new List<Slot>();
        if (map.Map("slots") is { } slotMap)
            slots.AddRange(slotMap.Keys.ToList().Select(s => new Slot(s, slotMap.Texts(s), slotMap.PlaceOfKey(s))));
        var facts = FactReader.ReadAll(map, catalogue);
        var version = new EntryVersion(period, map.RequiredChoice<FactStatus>("list"), slots, facts, map.Place);
        map.Done();
        return version;
    }

    private static CaseRow ReadCase(YamlMap map)
    {
        var sections = Enum.GetValues<Section>().ToDictionary(s => KebabCase.Of(s));
        var expected = sections.Where(s => map.Has(s.Key))
            .ToDictionary(s => s.Value, s => (IReadOnlySet<string>)map.Texts(s.Key).ToHashSet());
        var version = map.Date("version");
        var slots = map.Keys.Where(k => k != "version" && !sections.ContainsKey(k)).ToList();
        return new CaseRow(
            FactReader.ConditionOf(map, slots.Where(s => map.Texts(s) is not ["*"])), version, expected, map.Place);
    }

    private static DateOnly Missing(YamlMap map, string key)
    {
        map.Report($"`{key}` is missing");
        return DateOnly.MinValue;
    }
}
