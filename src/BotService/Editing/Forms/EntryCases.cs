using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Hosting;

namespace BotService.Editing.Forms;

/// <summary>Changes of an entry's second statement (<c>cases.yaml</c>), row by row.</summary>
public sealed class EntryCases(string path, string text)
{
    private const string Version = "version";

    private readonly YamlBlocks yaml = new(path, text);

    /// <summary>The text as it is now.</summary>
    public string Text => yaml.Text;

    /// <summary>Adds a row, or changes the one at <paramref name="at"/>: only the keys that differ.</summary>
    /// <param name="row">Key → names: of questions the answers (<c>*</c>: any), of sections the ids.</param>
    /// <param name="version">The first day of the version that it is about; null: of all.</param>
    public Problem? Put(int? at, IReadOnlyDictionary<string, IReadOnlyList<string>> row, DateOnly? version)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Any(r => r.Value.Count == 0 && !FactInput.Sections.Contains(r.Key))) return EditingProblem.RowUnfit.At(new(path, 1));
        var from = version is { } day ? IsoDay.Of(day) : null;
        if (at is not { } place)
        {
            var lines = row.Select(r => $"{r.Key}: {Written(r.Key, r.Value)}");
            return yaml.Insert(yaml.Count(), string.Join('\n', from is null ? lines : lines.Prepend($"{Version}: {from}")));
        }

        foreach (var (key, names) in row)
        {
            if (yaml.Has(place, key) ? yaml.Texts(place, key).SequenceEqual(names) : names.Count == 0) continue;
            if (yaml.Put(key, Written(key, names), place) is { } wrong) return wrong;
        }

        if (yaml.Value(place, Version) == from) return null;
        return from is null ? yaml.Drop(Version, place) : yaml.Put(Version, from, place);
    }

    public Problem? Drop(int at) => yaml.Take(at);

    /// <summary>
    /// The rows that hold for every version once more for a new one: what held so far is said of the old version only.
    /// </summary>
    public Problem? Copy(DateOnly old, DateOnly now)
    {
        var (was, from) = (IsoDay.Of(old), IsoDay.Of(now));
        for (var (at, count) = (0, yaml.Count()); at < count; at++)
        {
            if (yaml.Value(at, Version) is { } version && version != was) continue;
            var wrong = (yaml.Has(at, Version) ? null : yaml.Put(Version, was, at))
                ?? yaml.Insert(yaml.Count(), yaml.ItemText(at)) ?? yaml.Put(Version, from, yaml.Count() - 1);
            if (wrong is not null) return wrong;
        }

        return null;
    }

    /// <summary>Of a question with one answer no list.</summary>
    private static string Written(string key, IReadOnlyList<string> names) => FactInput.Sections.Contains(key) || names.Count != 1
        ? $"[{string.Join(", ", names.Select(YamlEdit.Quoted))}]" : names[0] == "*" ? "\"*\"" : YamlEdit.Quoted(names[0]);
}
