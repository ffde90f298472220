using BotService.Engine.Knowledge;
using BotService.Engine.Plans;
using BotService.Engine.Plans.Difference;

namespace BotService.Renewal.Changes;

/// <summary>Makes of the difference of two plans the list of what somebody has to look at.</summary>
internal sealed class ChangeFinder(KnowledgeBase knowledge, TouchFinder touches)
{
    /// <summary>How many days there are for it, unless an entry is to be read again sooner.</summary>
    private const int Days = 30;

    private const int LongestHeading = 20;

    /// <param name="today">From when on the days are counted.</param>
    public IReadOnlyList<FoundChange> Of(PlanDifference difference, DateOnly today)
    {
        var (a, b) = (difference.A, difference.B);
        // Other offices have other departments and other days: between them that says nothing.
        var isOneOffice = a.Organisation == b.Organisation && a.Office == b.Office;
        return
        [
            .. from pair in difference.Pairs
               where pair.Olds.Concat(pair.News).Any(i => IsDone(i, difference))
               let changes = isOneOffice ? pair.Changes : [.. pair.Changes.Where(c => c.Kind is not (PlanChangeKind.Department or PlanChangeKind.Deadline))]
               where pair.Class is not (PlanClass.Same or PlanClass.Moved) || changes.Count > 0
               select Of(pair with { Changes = changes }, a, b, today),
        ];
    }

    private FoundChange Of(PlanPair pair, ServicePlan a, ServicePlan b, DateOnly today)
    {
        var found = touches.Of(pair, a, b);
        var entries = found.Where(t => t.Kind == TouchKind.Entry).Select(t => knowledge.Entries[t.Id]).ToList();
        var reviews = entries.Select(e => e.ReviewBy).Where(d => d >= today).Append(today.AddDays(Days)).Min();
        return new(
            $"{Paths(pair.Olds)}>{Paths(pair.News)}", pair.Class, [.. pair.Olds.Select(i => i.Path)], [.. pair.News.Select(i => i.Path)],
            Text(pair.Olds), Text(pair.News), pair.Changes, found, [.. Tasks(pair)],
            entries.FirstOrDefault()?.Owner ?? pair.Item.Departments.FirstOrDefault() ?? "", reviews);
    }

    /// <summary>
    /// A heading asks for nothing itself, unless nothing stands below it; a paragraph of a few words that nobody is named for
    /// is one without a number.
    /// </summary>
    internal static bool IsDone(PlanItem item, ServicePlan plan) => item.Kind switch
    {
        PlanItemKind.Measure => !plan.Items.Any(i => i.Path.Length > item.Path.Length && DutyPlaces.Covers(item.Path, i.Path)),
        PlanItemKind.Paragraph => item.Departments.Count > 0 || item.Text.Length > LongestHeading,
        _ => item.Kind > PlanItemKind.Measure,
    };

    private static bool IsDone(PlanItem item, PlanDifference of) =>
        IsDone(item, of.B.Items.Contains(item) ? of.B : of.A);

    private static IEnumerable<ChangeTask> Tasks(PlanPair pair)
    {
        var kinds = pair.Changes.Select(c => c.Kind).ToHashSet();
        if (pair.Class == PlanClass.New) yield return ChangeTask.Carry;
        if (pair.Class == PlanClass.Dropped) yield return ChangeTask.End;
        if (pair.Class == PlanClass.Split) yield return ChangeTask.Divide;
        if (pair.Class == PlanClass.Merged) yield return ChangeTask.Join;
        if (kinds.Contains(PlanChangeKind.Words)) yield return ChangeTask.Reread;
        if (kinds.Overlaps([PlanChangeKind.Number, PlanChangeKind.Date, PlanChangeKind.Amount])) yield return ChangeTask.Figures;
        if (kinds.Contains(PlanChangeKind.Name)) yield return ChangeTask.Rename;
        if (kinds.Contains(PlanChangeKind.Department)) yield return ChangeTask.Departments;
        if (kinds.Contains(PlanChangeKind.Deadline)) yield return ChangeTask.Deadline;
    }

    private static string Paths(IReadOnlyList<PlanItem> items) => string.Join('+', items.Select(i => i.Path));

    private static string? Text(IReadOnlyList<PlanItem> items) => items.Count == 0 ? null : string.Join('\n', items.Select(i => i.Text));
}
