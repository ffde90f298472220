namespace BotService.Tests.Review.Misses;

/// <summary>
/// How well groups are those that were to be found, averaged over the items (Bagga and Baldwin 1998): of an item's group,
/// the share that belongs with it; of what belongs with it, the share that is in its group.
/// </summary>
internal sealed record BCubed(double Precision, double Recall)
{
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static BCubed Of(IReadOnlyList<string> labels, IReadOnlyList<int> groups)
    {
        var sizes = groups.CountBy(g => g).ToDictionary();
        var all = labels.CountBy(l => l).ToDictionary();
        var both = labels.Zip(groups).CountBy(pair => pair).ToDictionary();
        return new BCubed(
            labels.Zip(groups).Average(p => (double)both[p] / sizes[p.Second]),
            labels.Zip(groups).Average(p => (double)both[p] / all[p.First]));
    }
}
