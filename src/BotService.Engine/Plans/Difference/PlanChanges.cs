namespace BotService.Engine.Plans.Difference;

/// <summary>What is different between items that belong together.</summary>
internal sealed class PlanChanges(PlanNames names, PlanFold fold)
{
    public IReadOnlyList<PlanChange> Between(IReadOnlyList<PlanWords> before, IReadOnlyList<PlanWords> after) =>
        [.. All([.. before.Select(w => w.Item)], [.. after.Select(w => w.Item)])];

    private IEnumerable<PlanChange> All(List<PlanItem> before, List<PlanItem> after)
    {
        var (old, @new) = (Text(before), Text(after));
        if (fold.Plain(old) != fold.Plain(@new))
        {
            foreach (var name in names.Names.Where(n => IsRenamed(n, old, @new)))
                yield return new(PlanChangeKind.Name, name.Old, name.New);
            if (fold.Of(old) != fold.Of(@new)) yield return new(PlanChangeKind.Words, old, @new);
            foreach (var figure in PlanFigures.Between(old, @new, names)) yield return figure;
        }

        var (did, does) = (Departments(before), Departments(after));
        if (!did.ToHashSet(StringComparer.Ordinal).SetEquals(does)) yield return new(PlanChangeKind.Department, List(did), List(does));
        var (until, till) = (List(Deadlines(before)), List(Deadlines(after)));
        if (until != till) yield return new(PlanChangeKind.Deadline, until, till);
    }

    /// <summary>The old name has gone, and the new one has come or stood beside it.</summary>
    private bool IsRenamed(ChangedName name, string old, string @new) =>
        fold.Holds(old, name.Old) && !fold.Holds(@new, name.Old) && fold.Holds(@new, name.New);

    private static string Text(List<PlanItem> items) => string.Join('\n', items.Select(i => i.Text));

    private static List<string> Departments(List<PlanItem> items) => [.. items.SelectMany(i => i.Departments).Distinct()];

    private static List<string> Deadlines(List<PlanItem> items) => [.. items.Select(i => i.Deadline).OfType<string>().Distinct()];

    private static string? List(List<string> names) => names.Count == 0 ? null : string.Join('、', names);
}
