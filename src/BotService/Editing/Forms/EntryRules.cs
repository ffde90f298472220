using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Hosting;

namespace BotService.Editing.Forms;

/// <summary>Changes of an entry's rules (<c>entry.yaml</c>), each touching only the lines that it is about.</summary>
public sealed class EntryRules(string path, string text)
{
    private const string Versions = "versions", InForce = "in_force", From = "from", To = "to", Slots = "slots", When = "when";

    private readonly YamlBlocks yaml = new(path, text);

    /// <summary>The text as it is now.</summary>
    public string Text => yaml.Text;

    /// <summary>
    /// A new rule from a day: the rules of a version once more, to be changed, while the old ones get their last day.
    /// </summary>
    public Problem? Begin(int version, DateOnly day)
    {
        var (first, last) = (DayAt(version, From), DayAt(version, To));
        if (first is null || day <= first) return Wrong(EditingProblem.DayBefore, IsoDay.Of(first ?? day));
        if (Enumerable.Range(0, yaml.Count(Versions)).Any(v => DayAt(v, From) == day)) return Wrong(EditingProblem.DayTaken, IsoDay.Of(day));
        if (last is { } end && day > end) return Wrong(EditingProblem.DayBefore, IsoDay.Of(end));
        var copy = yaml.ItemText(version, Versions);
        return yaml.Insert(version + 1, copy, Versions)
            ?? yaml.Put(InForce, last is null ? $"{{ from: {IsoDay.Of(day)} }}" : $"{{ from: {IsoDay.Of(day)}, to: {IsoDay.Of(last.Value)} }}", Versions, version + 1)
            ?? yaml.Put(To, IsoDay.Of(day.AddDays(-1)), Versions, version, InForce);
    }

    /// <summary>
    /// Takes a version out again that the base does not have, and gives the one before it back its last day.
    /// </summary>
    /// <param name="base">The file as the release has it; null: it has none.</param>
    public Problem? TakeBack(int version, string? @base)
    {
        var day = DayAt(version, From);
        var old = @base is null ? null : new YamlBlocks(path, @base);
        var wasThere = old is not null && Enumerable.Range(0, old.Count(Versions)).Any(v => old.Value(Versions, v, InForce, From) == yaml.Value(Versions, version, InForce, From));
        if (wasThere || yaml.Count(Versions) == 1) return Wrong(EditingProblem.VersionKept, day is { } d ? IsoDay.Of(d) : "");
        var last = yaml.Value(Versions, version, InForce, To);
        var before = Enumerable.Range(0, yaml.Count(Versions)).Where(v => v != version && day is not null && DayAt(v, To) == day.Value.AddDays(-1)).ToList();
        if (before is [var left])
        {
            var wrong = last is null ? yaml.Drop(To, Versions, left, InForce) : yaml.Put(To, last, Versions, left, InForce);
            if (wrong is not null) return wrong;
        }

        return yaml.Take(version, Versions);
    }

    /// <param name="last">Null: it holds until another begins.</param>
    public Problem? Limit(int version, DateOnly? first, DateOnly? last)
    {
        if (first is not { } day) return Wrong(EditingProblem.DayUnfit);
        if (last < day) return Wrong(EditingProblem.DayBefore, IsoDay.Of(day));
        var wrong = Same(IsoDay.Of(day), Versions, version, InForce, From) ? null : yaml.Put(From, IsoDay.Of(day), Versions, version, InForce);
        if (wrong is not null) return wrong;
        if (last is { } end) return Same(IsoDay.Of(end), Versions, version, InForce, To) ? null : yaml.Put(To, IsoDay.Of(end), Versions, version, InForce);
        return yaml.Has(Versions, version, InForce, To) ? yaml.Drop(To, Versions, version, InForce) : null;
    }

    /// <summary>A single value of the entry itself, such as its owner; an empty one is taken away.</summary>
    public Problem? Put(string key, string? value) => value is null ? yaml.Has(key) ? yaml.Drop(key) : null
        : Same(value, key) ? null : yaml.Put(key, YamlEdit.Quoted(value));

    public Problem? PutSlot(int version, string id, IReadOnlyList<string> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!IsName(id) || options.Count < 2 || options.Any(o => !IsName(o)) || options.Distinct().Count() < options.Count)
            return Wrong(EditingProblem.SlotUnfit);
        if (yaml.Texts(Versions, version, Slots, id).SequenceEqual(options)) return null;
        var list = $"[{string.Join(", ", options)}]";
        return yaml.Count(Versions, version, Slots) == 0
            ? yaml.Put(Slots, $"\n  {id}: {list}", Versions, version) : yaml.Put(id, list, Versions, version, Slots);
    }

    public Problem? DropSlot(int version, string id)
    {
        var asked = FactInput.Sections.Any(s => Enumerable.Range(0, yaml.Count(Versions, version, s))
            .Any(i => yaml.Has(Versions, version, s, i, When, id)));
        if (asked) return Wrong(EditingProblem.SlotAsked, id);
        return yaml.Count(Versions, version, Slots) == 1 && yaml.Has(Versions, version, Slots, id)
            ? yaml.Drop(Slots, Versions, version) : yaml.Drop(id, Versions, version, Slots);
    }

    /// <summary>
    /// Adds a fact to a section, or changes the one that stands at <paramref name="at"/>: only the keys that differ.
    /// </summary>
    public Problem? PutFact(int version, string section, int? at, FactInput fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (fact.Wrong(section) is { } wrong) return Wrong(wrong, fact.Id);
        var key = FactInput.KeyOf(section);
        if (at is not { } place)
        {
            var item = fact.Written(key);
            return yaml.Count(Versions, version, section) == 0 && !yaml.Has(Versions, version, section)
                ? yaml.Put(section, $"\n- {item}", Versions, version) : yaml.Insert(yaml.Count(Versions, version, section), item, Versions, version, section);
        }

        object[] here = [Versions, version, section, place];
        if (!yaml.Has(here)) return yaml.Replace(place, "", here[..3]);
        if (!yaml.Has([.. here, key]) && yaml.Has([.. here, "id"])) key = "id";
        return Only(key, fact.Id, fact.Id is null ? [] : [fact.Id], here)
            ?? Only("status", fact.Status, [fact.Status], here)
            ?? Only("source", FactInput.List(fact.Sources), fact.Sources, here)
            ?? OnlyWhen(fact, here);
    }

    public Problem? DropFact(int version, string section, int at) =>
        yaml.Count(Versions, version, section) == 1 ? yaml.Drop(section, Versions, version) : yaml.Take(at, Versions, version, section);

    private Problem? Only(string key, string? value, IReadOnlyList<string> texts, object[] here)
    {
        if (yaml.Texts([.. here, key]).SequenceEqual(texts)) return null;
        return value is null || texts.Count == 0 ? yaml.Drop(key, here) : yaml.Put(key, value, here);
    }

    private Problem? OnlyWhen(FactInput fact, object[] here)
    {
        object[] when = [.. here, When];
        var isSame = yaml.Keys(when).SequenceEqual(fact.When.Keys) && fact.When.All(w => yaml.Texts([.. when, w.Key]).SequenceEqual(w.Value));
        if (isSame) return null;
        return fact.When.Count == 0 ? yaml.Drop(When, here) : yaml.Put(When, FactInput.Map(fact.When), here);
    }

    private bool Same(string value, params object[] place) => yaml.Value(place) == value;

    private DateOnly? DayAt(int version, string key) => IsoDay.Read(yaml.Value(Versions, version, InForce, key));

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 60 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && text[0] != '-';

    private Problem Wrong(EditingProblem kind, params object?[] values) => kind.At(new(path, 1), values);
}
