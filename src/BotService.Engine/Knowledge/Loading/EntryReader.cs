using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads one entry's folder.</summary>
internal sealed class EntryReader(
    DataFolder folder, string id, Catalogue catalogue, IReadOnlyList<string> locales, LocaleLevels levels,
    Findings findings)
{
    public Entry? Read()
    {
        if (folder.Map("entry.yaml", findings) is not { } map) return null;
        if (map.RequiredText("id") is { Length: > 0 } given && given != id)
            map.ReportAt("id", KnowledgeProblem.IdIsNotFolder, given, id);
        var heard = levels.Heard.Where(l => folder.Has($"utterances.{l}.yaml"))
            .ToDictionary(l => l, l => folder.Texts($"utterances.{l}.yaml", findings));
        var utterances = locales.ToDictionary(l => l, l => folder.Texts($"utterances.{l}.yaml", findings));
        var entry = new Entry(
            id,
            map.RequiredChoice<EntryKind>("kind"),
            map.RequiredText("owner"),
            ReadClasses(map),
            map.RequiredDate("updated"),
            map.RequiredDate("review_by"),
            map.Text("confirm", Refer.Contact),
            [.. map.RequiredList("versions").Select(ReadVersion)],
            locales.ToDictionary(l => l, l => WordingReader.Read(folder, l, findings)),
            utterances.ToDictionary(u => u.Key, u => (IReadOnlyList<string>)[.. u.Value.Select(t => t.Text)]),
            [.. folder.Maps("cases.yaml", findings).Select(ReadCase)],
            map.Place)
        {
            Heard = heard.ToDictionary(u => u.Key, u => (IReadOnlyList<string>)[.. u.Value.Select(t => t.Text)]),
            UtterancePlaces = utterances.Concat(heard).ToDictionary(
                u => u.Key, u => (IReadOnlyList<Place>)[.. u.Value.Select(t => t.Place)]),
            Broader = map.Text("broader", Refer.Entry), Counterparts = [.. ReadCounterparts(map)],
            ForPeople = map.Flag("person"),
            Examples = folder.Has(ExampleReader.File)
                ? [.. folder.Maps(ExampleReader.File, findings).Select(ExampleReader.Read)] : [],
        };
        map.Done();
        return entry;
    }

    private static IEnumerable<Counterpart> ReadCounterparts(YamlMap map) =>
        (map.Map(Counterpart.IfKey)?.Maps(Refer.Entry) ?? [])
            .Select(c => new Counterpart(c.Key, FactReader.ConditionOf(c.Map, c.Map.FreeKeys()), map.Place))
            .Concat(map.Texts("counterparts", Refer.Entry).Select(id => new Counterpart(id, Condition.Always, map.Place)));

    private Classes ReadClasses(YamlMap map)
    {
        if (map.Map("classes") is not { } classes)
        {
            map.ReportAt("classes", KnowledgeProblem.ClassesMissing);
            return new Classes("", "", "");
        }
        var read = new Classes(Term("theme"), Term("administration"), Term("service"));
        classes.Done();
        return read;

        string Term(string classification) => classes.RequiredName(
            classification, catalogue.Classes.GetValueOrDefault(classification) ?? [], KnowledgeProblem.UnknownClass);
    }

    private EntryVersion ReadVersion(YamlMap map)
    {
        var period = ReadPeriod(map);
        var slots = new List<Slot>();
        if (map.Map("slots") is { } slotMap)
            slots.AddRange(slotMap.FreeKeys().Select(s => ReadSlot(map, slotMap, s)));
        var facts = FactReader.ReadAll(map, catalogue);
        var version = new EntryVersion(period, map.RequiredChoice<FactStatus>("list"), slots, facts, map.Place);
        map.Done();
        return version;
    }

    private static Slot ReadSlot(YamlMap version, YamlMap slots, string id)
    {
        var slot = new Slot(id, slots.Texts(id), slots.PlaceOfKey(id));
        if (slots.IsSpoilt(id)) version.Spoil(id);
        return slot;
    }

    private static Period ReadPeriod(YamlMap map)
    {
        if (map.RequiredMap("in_force") is not { } inForce) return new Period(DateOnly.MinValue, null);
        var period = PeriodReader.Read(inForce);
        inForce.Done();
        if (inForce.IsSpoilt("from", "to")) map.Spoil("in_force");
        return period;
    }

    private static CaseRow ReadCase(YamlMap map)
    {
        var sections = Enum.GetValues<Section>().ToDictionary(s => KebabCase.Of(s));
        var expected = sections.Select(s => (s.Key, s.Value, Ids: map.Texts(s.Key))).Where(s => map.Has(s.Key))
            .ToDictionary(s => s.Value, s => (IReadOnlySet<string>)s.Ids.ToHashSet());
        var version = map.Date("version");
        var slots = map.FreeKeys(null, sections.Keys.Append("version"));
        var answers = FactReader.ConditionOf(map, slots.Where(s => map.Texts(s) is not ["*"]));
        if (map.IsSpoilt([.. slots, "version"])) map.Spoil(CaseRow.Answers);
        return new CaseRow(answers, version, expected, map.Place);
    }
}
