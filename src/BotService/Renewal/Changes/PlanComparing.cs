using BotService.Engine.Plans;
using BotService.Engine.Plans.Difference;

namespace BotService.Renewal.Changes;

/// <summary>Lays plans beside each other that came in, with all names that are known to have changed.</summary>
/// <param name="folder">Where the data's own names are.</param>
public sealed class PlanComparing(IPlanBook plans, IPlanNames names, string folder)
{
    /// <summary>Between a plan's id and a company in it.</summary>
    public const char Of = ':';

    /// <param name="id">A plan's id, or with a company's name behind it, such as <c>moea-soe-106:CPC</c>.</param>
    /// <returns>Null when there is no such plan, or no such company in it.</returns>
    public async Task<ServicePlan?> FindAsync(string id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.Split(Of, 2) is not [var plan, var company]) return await plans.FindAsync(id, cancel);
        return await plans.FindAsync(plan, cancel) is { } whole ? PlanCompany.Part(whole, company) : null;
    }

    public async Task<PlanDifference> DiffAsync(ServicePlan a, ServicePlan b, CancellationToken cancel) =>
        PlanDiff.Of(a, b, await NamesAsync(cancel));

    /// <summary>
    /// Those of the data, then those of staff. Data that cannot be read says nothing here; <c>check</c> tells of it.
    /// </summary>
    public async Task<PlanNames> NamesAsync(CancellationToken cancel) =>
        PlanNames.Load(folder).Names.With((await names.ListAsync(cancel)).Select(n => n.Name));
}
