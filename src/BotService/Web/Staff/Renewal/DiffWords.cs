using System.Globalization;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Plans;
using BotService.Engine.Plans.Difference;

namespace BotService.Web.Staff.Renewal;

/// <summary>The difference of two plans in words.</summary>
internal static class DiffWords
{
    public static string Class(PageWording words, PlanClass of) => words[$"diff.{of.ToString().ToLowerInvariant()}"];

    /// <summary>Such as <c>1(2) → 1(3)</c>; one path where it stayed.</summary>
    public static string Place(IEnumerable<string> olds, IEnumerable<string> news)
    {
        var (old, @new) = (string.Join(' ', olds), string.Join(' ', news));
        return old.Length == 0 ? @new : @new.Length == 0 || old == @new ? old : $"{old} → {@new}";
    }

    public static string Place(PlanPair pair) => Place(Paths(pair.Olds), Paths(pair.News));

    public static IEnumerable<string> Paths(IEnumerable<PlanItem> items) => items.Select(i => i.Path);

    /// <summary>What is different besides the words themselves.</summary>
    public static IEnumerable<string> Changes(PageWording words, IEnumerable<PlanChange> changes) =>
        from change in changes
        where change.Kind != PlanChangeKind.Words
        select $"{words[$"diff.change-{change.Kind.ToString().ToLowerInvariant()}"]}: "
            + $"{change.Old ?? words["diff.none"]} → {change.New ?? words["diff.none"]}";

    /// <summary>The words of a pair laid over each other.</summary>
    public static IReadOnlyList<TextRun> Runs(IEnumerable<PlanItem> olds, IEnumerable<PlanItem> news) =>
        Runs(Text(olds), Text(news));

    public static IReadOnlyList<TextRun> Runs(string? old, string? @new) =>
        old is null ? [new(@new ?? "", false, true)] : @new is null ? [new(old, true, false)] : TextRuns.Of(old, @new);

    public static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Text(IEnumerable<PlanItem> items) =>
        string.Join('\n', items.Select(i => i.Text)) is { Length: > 0 } text ? text : null;
}
