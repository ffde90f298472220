using BotService.Engine.Data;
using BotService.Releases.Files;

namespace BotService.Editing.Saving;

/// <summary>
/// Two changes of one file as one, part by part: what only one of them changed is as that one has it, wherever the other
/// wrote. Within a part they are put together by lines.
/// </summary>
public static class SectionMerge
{
    public static SectionMerged Merge(string @base, string mine, string theirs)
    {
        if (YamlSections.Of(@base) is not { } was || YamlSections.Of(mine) is not { } ours || YamlSections.Of(theirs) is not { } others
            || Order(was, ours, others) is not { } order) return ByLines("", @base, mine, theirs);
        var (old, one, other) = (ByKey(was), ByKey(ours), ByKey(others));
        var parts = order.Select(key => Part(key, old.GetValueOrDefault(key), one.GetValueOrDefault(key), other.GetValueOrDefault(key))).ToList();
        var clashes = parts.SelectMany(p => p.Clashes).ToList();
        if (clashes.Count > 0) return new SectionMerged(null, clashes);
        var text = Joined([.. parts.Select(p => p.Text!).Where(t => t.Length > 0)]);
        return YamlSections.IsYaml(text) ? new SectionMerged(text, []) : ByLines("", @base, mine, theirs);
    }

    /// <summary>Null: the part is not there.</summary>
    private static SectionMerged Part(string key, string? was, string? mine, string? theirs)
    {
        if (mine == theirs || mine == was) return new SectionMerged(theirs ?? "", []);
        if (theirs == was) return new SectionMerged(mine ?? "", []);
        return was is null || mine is null || theirs is null
            ? new SectionMerged(null, [new SectionClash(key, was ?? "", mine ?? "", theirs ?? "")]) : ByLines(key, was, mine, theirs);
    }

    private static SectionMerged ByLines(string key, string was, string mine, string theirs)
    {
        var merged = ThreeWay.Merge(was, mine, theirs);
        return new SectionMerged(merged.Text, [.. merged.Clashes.Select(c => new SectionClash(key, c.Base, c.Mine, c.Theirs))]);
    }

    /// <summary>
    /// Theirs, and what I added behind what it stands behind with me. Null when both ordered them differently.
    /// </summary>
    private static List<string>? Order(
        IReadOnlyList<YamlSection> was, IReadOnlyList<YamlSection> mine, IReadOnlyList<YamlSection> theirs)
    {
        var (old, one, order) = (Keys(was), Keys(mine), Keys(theirs));
        if (!IsSubsequence(old, one) || !IsSubsequence(old, order)) return null;
        for (var i = 0; i < one.Count; i++)
            // Added by me; or gone with them, and if I changed it, it clashes where it stood.
            if (!order.Contains(one[i])) order.Insert(i == 0 ? 0 : order.IndexOf(one[i - 1]) + 1, one[i]);
        return order;

        static List<string> Keys(IReadOnlyList<YamlSection> sections) => [.. sections.Select(s => s.Key)];

        static bool IsSubsequence(List<string> keys, List<string> other) =>
            keys.Where(other.Contains).SequenceEqual(other.Where(keys.Contains));
    }

    private static Dictionary<string, string> ByKey(IEnumerable<YamlSection> sections) =>
        sections.ToDictionary(s => s.Key, s => s.Text, StringComparer.Ordinal);

    /// <summary>A part that ended a file without a line end does not do so in the midst of one.</summary>
    private static string Joined(IReadOnlyList<string> parts) => string.Concat(parts.Select((p, i) =>
        i < parts.Count - 1 && !p.EndsWith('\n') ? p + (parts[0].Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n") : p));
}

/// <param name="Text">Null when the two clash.</param>
public sealed record SectionMerged(string? Text, IReadOnlyList<SectionClash> Clashes);

/// <summary>A part that two changed differently.</summary>
/// <param name="Section">Its name; empty: the file as a whole.</param>
public sealed record SectionClash(string Section, string Base, string Mine, string Theirs);
