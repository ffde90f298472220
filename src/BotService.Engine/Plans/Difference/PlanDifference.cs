namespace BotService.Engine.Plans.Difference;

/// <summary>Two plans laid beside each other.</summary>
/// <param name="Pairs">Each item of both in exactly one of them, in the order of the newer plan; what was dropped stands
/// behind what stood before it.</param>
public sealed record PlanDifference(ServicePlan A, ServicePlan B, IReadOnlyList<PlanPair> Pairs)
{
    public int Count(PlanClass of) => Pairs.Count(p => p.Class == of);
}
