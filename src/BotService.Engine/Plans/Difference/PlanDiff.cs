namespace BotService.Engine.Plans.Difference;

/// <summary>Lays two plans beside each other, and the companies of one.</summary>
public static class PlanDiff
{
    /// <param name="a">The older one.</param>
    /// <param name="b">The newer one, or any other: of a head office, a district, a ministry.</param>
    public static PlanDifference Of(ServicePlan a, ServicePlan b, PlanNames names)
    {
        var fold = new PlanFold(names);
        var (olds, news) = (new PlanOutline(a.Items, fold), new PlanOutline(b.Items, fold));
        var match = new PlanAlignment(olds, news);
        var merged = PlanShares.Of(olds, Without(match.Partner), news, match.Back);
        var split = PlanShares.Of(news, Without(match.Back), olds, match.Partner);
        match.FillRests(merged.Keys, split.Keys);
        var pairing = new PlanPairing(olds, news, match, new PlanChanges(names, fold));
        return new(a, b, pairing.Of(merged, split));
    }

    private static List<int> Without(int[] partner) => [.. Enumerable.Range(0, partner.Length).Where(i => partner[i] < 0)];
}
