using System.Globalization;
using BotService.Hosting;

namespace BotService.Editing.Replay;

/// <summary>A difference in a line, by ids, for programs and the command line.</summary>
internal static class ReplayText
{
    /// <summary>All of a replay, as programs read it.</summary>
    public static object Whole(DraftReplay replay, ReplayFigures figures, IReadOnlyList<ReplayGroup> groups) => new
    {
        replay.Base, draft = figures.Release, figures.Questions, figures.Conversations, figures.Receipts, figures.Same,
        groups = groups.Select(g => new
        {
            g.Id, g.Kind, g.Count, old = Of(g.Difference.Old), @new = Of(g.Difference.New), why = Why(g.Difference), g.Example, g.Status,
        }),
    };

    /// <summary>Such as <c>answered taipower.handover, asks applicant</c>.</summary>
    public static string Of(ReplaySide side) => string.Join(
        ", ", new[] { $"{side.Act} {string.Join('+', side.Entries)}".Trim(), side.Asks is { } asks ? $"asks {asks}" : null }.OfType<string>());

    /// <summary>Versions, lines and scores, as far as they tell something.</summary>
    public static string Why(ReplayDifference difference)
    {
        var (old, now) = (difference.Old, difference.New);
        return string.Join("; ", new[]
        {
            old.InForce != now.InForce ? $"version {old.InForce ?? "-"} -> {now.InForce ?? "-"}" : null,
            difference.Went.Count > 0 ? $"went {string.Join(", ", difference.Went)}" : null,
            difference.Came.Count > 0 ? $"came {string.Join(", ", difference.Came)}" : null,
            difference.Reworded.Count > 0 ? $"reads otherwise {string.Join(", ", difference.Reworded)}" : null,
            difference.Kind is ReplayKind.Entry or ReplayKind.Answered or ReplayKind.Refused && (old.Nearest.Count > 0 || now.Nearest.Count > 0)
                ? $"recognised {Scores(old)} -> {Scores(now)}" : null,
            difference.Day is { } day ? $"on {IsoDay.Of(day)}" : null,
        }.OfType<string>());
    }

    private static string Scores(ReplaySide side) => side.Nearest.Count == 0 ? "nothing"
        : string.Join(" ", side.Nearest.Select(n => $"{n.Entry} {n.Probability.ToString("0.00", CultureInfo.InvariantCulture)}"));
}
