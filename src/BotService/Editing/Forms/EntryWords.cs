using BotService.Engine.Data;

namespace BotService.Editing.Forms;

/// <summary>Changes of an entry's words in one language: its sentences, and what it is asked.</summary>
public static class EntryWords
{
    /// <summary>Gives a sentence its words, or takes it away where there are none.</summary>
    /// <param name="place">Keys, such as <c>steps, prepare</c> or <c>name</c>.</param>
    /// <param name="said">One line; null: it goes.</param>
    public static Problem? Put(YamlBlocks yaml, IReadOnlyList<string> place, string? said)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(place);
        object[] all = [.. place], above = all[..^1];
        if ((yaml.Value(all) ?? "") == (said ?? "")) return null;
        if (said is null) return above.Length > 0 && yaml.Count(above) == 1 ? yaml.Drop(place[0]) : yaml.Drop(place[^1], above);
        var written = YamlEdit.Quoted(said.ReplaceLineEndings(" "));
        return above.Length > 0 && !yaml.Has(above)
            ? yaml.Put(place[0], $"\n  {place[1]}: {written}") : yaml.Put(place[^1], written, above);
    }

    /// <summary>Makes a list of sentences be these: what stays is not touched, what is new stands at the end.</summary>
    public static Problem? List(YamlBlocks yaml, IReadOnlyList<string> sentences)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var wanted = sentences.Distinct(StringComparer.Ordinal).ToList();
        for (var i = yaml.Count() - 1; i >= 0; i--)
            if (!wanted.Contains(yaml.Value(i) ?? "") && yaml.Take(i) is { } wrong) return wrong;
        foreach (var sentence in wanted.Except(yaml.Texts()).ToList())
            if (yaml.Insert(yaml.Count(), YamlEdit.Quoted(sentence)) is { } wrong) return wrong;
        return null;
    }
}
