using BotService.Engine.Knowledge;
using BotService.Releases.Files;

namespace BotService.Editing.Replay;

/// <summary>What a change of files has to do with.</summary>
internal static class Touched
{
    private const string Root = "knowledge/";

    /// <summary>
    /// The entries whose own files differ, and the life events that bring them along; where files differ that stand above
    /// all entries, such as offices or tariffs, every entry.
    /// </summary>
    public static IReadOnlySet<string> Entries(IEnumerable<FileDifference> files, KnowledgeBase old, KnowledgeBase now)
    {
        var all = old.Entries.Keys.Concat(now.Entries.Keys).ToHashSet(StringComparer.Ordinal);
        var own = new HashSet<string>(StringComparer.Ordinal);
        // What lies in no folder, such as the calibration, changes no list.
        foreach (var path in files.Select(f => f.Path).Where(p => p.StartsWith(Root, StringComparison.Ordinal) && p.Count(c => c == '/') > 1))
        {
            var folder = path[Root.Length..path.LastIndexOf('/')].Replace('/', '.');
            if (!all.Contains(folder)) return all;
            own.Add(folder);
        }

        return own.Concat(new[] { old, now }.SelectMany(k => k.Entries.Values).Where(e => e.Tasks.Any(t => own.Contains(t.Use.Entry))).Select(e => e.Id)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Today, and every later day on which a version of these entries begins, or ended the day before.
    /// </summary>
    public static IReadOnlyList<DateOnly> Days(IReadOnlySet<string> entries, KnowledgeBase old, KnowledgeBase now, DateOnly today) =>
        [today, .. new[] { old, now }.SelectMany(k => k.Entries.Values).Where(e => entries.Contains(e.Id)).SelectMany(e => e.Versions)
            .SelectMany(v => new[] { v.InForce.From, v.InForce.To?.AddDays(1) ?? today }).Where(d => d > today).Distinct().Order()];
}
