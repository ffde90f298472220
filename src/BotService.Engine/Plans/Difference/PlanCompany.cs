namespace BotService.Engine.Plans.Difference;

/// <summary>One company's part of a plan that is made for several.</summary>
public static class PlanCompany
{
    private const char Between = '\u3001';

    /// <summary>The companies of a plan, as its paths name them, each once.</summary>
    public static IReadOnlyList<string> Of(ServicePlan plan) => [.. Named(plan).Select(c => c.Name).Distinct()];

    /// <summary>
    /// What the plan asks of one company, with the headings above it, as a plan of its own: the paths name no company, so
    /// that what two are asked for in one place stands in one place.
    /// </summary>
    /// <returns>Null when the plan has no such company.</returns>
    public static ServicePlan? Part(ServicePlan plan, string company)
    {
        var own = Named(plan).Where(c => c.Name == company).ToList();
        if (own.Count == 0) return null;
        var items = new List<PlanItem>();
        foreach (var item in plan.Items)
        {
            if (own.Find(c => item.Path.StartsWith(c.Path, StringComparison.Ordinal)) is { Path: not null } at)
            {
                if (item.Path.Length > at.Path.Length) items.Add(item with { Path = at.Above + item.Path[at.Path.Length..] });
            }
            else if (own.Exists(c => c.Path.StartsWith(item.Path, StringComparison.Ordinal))) items.Add(item);
        }

        return plan with { Id = $"{plan.Id}:{company}", Items = items };
    }

    /// <summary>What companies are asked for together is asked of each.</summary>
    private static IEnumerable<(string Path, string Above, string Name)> Named(ServicePlan plan) =>
        from company in plan.Items
        where company.Kind == PlanItemKind.Company
        let above = plan.Items.Where(i => i.Path.Length < company.Path.Length
            && company.Path.StartsWith(i.Path, StringComparison.Ordinal)).MaxBy(i => i.Path.Length)?.Path ?? ""
        from name in company.Path[above.Length..].Split(Between)
        select (company.Path, above, name);
}
