using BotService.Staff;

namespace BotService.Editing.Replay;

/// <summary>Tells how two answers differ, and which differences are alike.</summary>
internal static class Differing
{
    private const int MostLines = 60, LongestLine = 400, IdLength = 12;

    /// <param name="locale">In which both are told.</param>
    public static ReplayDifference Between(ToldAnswer old, ToldAnswer now, string locale)
    {
        var kind = KindOf(old, now);
        var (before, after) = (old.Lines.ToHashSet(), now.Lines.ToHashSet());
        var isOfList = kind == ReplayKind.List;
        return new ReplayDifference(
            kind, Side(old), Side(now), kind == ReplayKind.Words ? locale : null,
            isOfList ? Keys(before.Except(after)) : [], isOfList ? Keys(after.Except(before)) : [],
            kind is ReplayKind.Words || isOfList ? Reworded(old, now) : []);
    }

    /// <summary>Two that have the same are one group, in every run.</summary>
    public static string IdOf(ReplayDifference difference)
    {
        var alike = new List<string>
        {
            difference.Kind, difference.Old.Act, difference.New.Act, string.Join(',', difference.Old.Entries),
            string.Join(',', difference.New.Entries), difference.Locale ?? "",
        };
        if (difference.Kind == ReplayKind.Asks) alike.AddRange([difference.Old.Asks ?? "", difference.New.Asks ?? ""]);
        if (difference.Kind is ReplayKind.List or ReplayKind.Words)
            alike.AddRange([string.Join(',', difference.Went), string.Join(',', difference.Came), string.Join(',', difference.Reworded)]);
        return Digest.Of(string.Join('\n', alike))[..IdLength];
    }

    private static string KindOf(ToldAnswer old, ToldAnswer now)
    {
        if (now.Act == ToldAct.Refused && old.Act != ToldAct.Refused) return ReplayKind.Refused;
        if (old.Act == ToldAct.Refused && now.Act != ToldAct.Refused) return ReplayKind.Answered;
        if (old.Act != now.Act || !old.Entries.SequenceEqual(now.Entries)) return ReplayKind.Entry;
        if (old.Asks != now.Asks) return ReplayKind.Asks;
        return old.Lines.ToHashSet().SetEquals(now.Lines) ? ReplayKind.Words : ReplayKind.List;
    }

    /// <summary>
    /// Lines that stand on both and read otherwise, and what else reads otherwise where no line does.
    /// </summary>
    private static IReadOnlyList<string> Reworded(ToldAnswer old, ToldAnswer now)
    {
        var (before, after) = (Texts(old), Texts(now));
        var both = before.Keys.Intersect(after.Keys).Where(k => !before[k].SequenceEqual(after[k])).ToList();
        var lines = both.Where(k => k.Id.Length > 0).ToList();
        // A changed line shows in the sentences around it too: they are no change of their own.
        return Keys(lines.Count > 0 ? lines : both.Concat(before.Keys.Except(after.Keys)).Concat(after.Keys.Except(before.Keys))
            .Where(k => k.Id.Length == 0));

        static Dictionary<(string Part, string Id), List<string>> Texts(ToldAnswer told) =>
            told.Pieces.GroupBy(p => (p.Part, p.Id), p => p.Text).ToDictionary(g => g.Key, g => g.ToList());
    }

    private static IReadOnlyList<string> Keys(IEnumerable<(string Part, string Id)> keys) =>
        [.. keys.Select(k => k.Id.Length > 0 ? $"{k.Part}/{k.Id}" : k.Part).Distinct().Order(StringComparer.Ordinal)];

    private static ReplaySide Side(ToldAnswer told) => new(
        told.Act, told.Entries, told.Asks, told.Pieces.FirstOrDefault(p => p.Part == SaidPieces.InForce).Text,
        [.. told.Pieces.Where(p => p.Id.Length > 0 || p.Part is SaidPieces.Text or SaidPieces.Title or "offer")
            .Where(p => p.Text.Length > 0).Select(p => Short(p.Text)).Take(MostLines)],
        [.. told.Nearest.Select(n => new ReplayScore(n.Entry, Math.Round(n.Probability, 3)))]);

    private static string Short(string text) => text.Length <= LongestLine ? text : text[..LongestLine] + "…";
}
