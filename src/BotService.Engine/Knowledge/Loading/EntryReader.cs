namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads one entry's folder.</summary>
internal sealed class EntryReader(DataFolder folder, string id, Catalogue catalogue, IReadOnlyList<string> locales, List<Problem> problems)
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
            locales.ToDictionary(l => l, l => (IReadOnlyList<string>)[.. folder.Texts($"utterances.{l}.yaml", problems).Select(t => t.Text)]),
            [.. folder.Maps("cases.yaml", problems).Select(ReadCase)],
            map.Place);
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
        var read = new Classes(classes.RequiredText("theme"), classes.RequiredText("administration"), classes.RequiredText("service"));
        classes.Done();
        return read;
    }

    private EntryVersion ReadVersion(YamlMap map)
    {
        var period = map.Map("in_force") is { } p ? PeriodReader.Read(p) : new Period(Missing(map, "in_force"), null);
        var slots = new List<Slot>();
        if (map.Map("slots") is { } slotMap)
            slots.AddRange(slotMap.Keys.ToList().Select(s => new Slot(s, slotMap.Texts(s), slotMap.PlaceOfKey(s))));
        var facts = Enum.GetValues<Section>().SelectMany(s => map.List(KebabCase.Of(s)).Select(f => ReadFact(s, f))).ToList();
        var version = new EntryVersion(period, map.RequiredChoice<FactStatus>("list"), slots, facts, map.Place);
        map.Done();
        return version;
    }

    private Fact ReadFact(Section section, YamlMap map)
    {
        var status = map.RequiredChoice<FactStatus>("status");
        var key = section switch { Section.Tasks => "task", Section.Documents => "document", Section.Channels => "channel", _ => "id" };
        // An entry may be two tasks of one event, each with a name of its own: the old debit cancelled, the new one applied for.
        var own = map.Text("id");
        var id = section == Section.Tasks ? own ?? map.Text(key) : map.Text(key) ?? own;
        if (section == Section.Tasks && !map.Has(key)) map.Report("`task` is missing: the entry to be done");
        if (id is null && status != FactStatus.Open) map.Report($"`{key}` is missing");
        if (section == Section.Documents && map.Text("document") is { } named && !catalogue.Documents.ContainsKey(named))
            map.Report($"unknown document `{named}`: describe it in catalogue/documents.yaml, or use `id` for a sentence of the entry's own");
        if (section == Section.Channels && map.Text("channel") is { } by && !catalogue.Channels.ContainsKey(by))
            map.Report($"unknown channel `{by}`: describe it in catalogue/channels.yaml, or use `id` for a sentence of the entry's own");
        var document = section == Section.Documents && id is not null && catalogue.Documents.TryGetValue(id, out var usual)
            ? DocumentReader.Read(map, usual)
            : null;
        var fact = new Fact(
            section, id ?? Fact.OpenId, status, map.Texts("source"),
            map.Map("when") is { } when ? ConditionReader.Read(when, when.Keys) : Condition.Always,
            map.Map("values")?.Scalars() ?? new Dictionary<string, string>(), document, map.Place)
        {
            Task = section == Section.Tasks ? new TaskUse(map.Text(key) ?? "", map.Map("answers")?.Scalars() ?? new Dictionary<string, string>()) : null,
        };
        map.Done();
        return fact;
    }

    private static CaseRow ReadCase(YamlMap map)
    {
        var sections = Enum.GetValues<Section>().ToDictionary(s => KebabCase.Of(s));
        var expected = sections.Where(s => map.Has(s.Key))
            .ToDictionary(s => s.Value, s => (IReadOnlySet<string>)map.Texts(s.Key).ToHashSet());
        var version = map.Date("version");
        var slots = map.Keys.Where(k => k != "version" && !sections.ContainsKey(k)).ToList();
        return new CaseRow(ConditionReader.Read(map, slots.Where(s => map.Texts(s) is not ["*"])), version, expected, map.Place);
    }

    private static DateOnly Missing(YamlMap map, string key)
    {
        map.Report($"`{key}` is missing");
        return DateOnly.MinValue;
    }
}
