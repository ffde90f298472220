namespace BotService.Engine.Plans.Difference;

/// <summary>
/// The words of one item, ready to be compared: three characters in a row are what two texts share or do not, and rare
/// ones count for more than what stands in every item.
/// </summary>
internal sealed class PlanWords
{
    private const int Run = 3;

    /// <summary>A shorter text stands in a longer one by chance.</summary>
    private const int ShortestPart = 10;

    /// <summary>What it is worth that one stands whole in the other.</summary>
    private const double Contained = 0.7;

    private readonly ulong[] runs;
    private readonly HashSet<ulong> all;
    private double[] weights = [];

    public PlanWords(PlanItem item, string folded, string plain)
    {
        (Item, Folded, Plain) = (item, folded, plain);
        runs = [.. Enumerable.Range(0, Math.Max(1, folded.Length - Run + 1)).Select(i => RunAt(folded, i))];
        all = [.. runs];
    }

    public PlanItem Item { get; }

    public string Folded { get; }

    public string Plain { get; }

    /// <summary>Of all its characters.</summary>
    public double Weight { get; private set; }

    public IReadOnlySet<ulong> Runs => all;

    /// <param name="worth">What a run of characters is worth.</param>
    public void Weigh(Func<ulong, double> worth)
    {
        weights = new double[Math.Max(1, Folded.Length)];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = worth(runs[Math.Clamp(i - 1, 0, runs.Length - 1)]);
        Weight = weights.Sum();
    }

    /// <summary>Which of its characters another has, too, in a run.</summary>
    public bool[] SharedWith(PlanWords other)
    {
        var shared = new bool[weights.Length];
        for (var i = 0; i < runs.Length; i++)
            if (other.all.Contains(runs[i]))
                Array.Fill(shared, true, i, Math.Min(Run, shared.Length - i));
        return shared;
    }

    /// <summary>What the marked characters weigh.</summary>
    public double WeightOf(bool[] marked)
    {
        var sum = 0.0;
        for (var i = 0; i < marked.Length; i++)
            if (marked[i]) sum += weights[i];
        return sum;
    }

    /// <summary>
    /// How much of both is in the other, from 0 to 1. Where one stands nearly whole in the other, which only says more, that
    /// tells more than how much more is said.
    /// </summary>
    public static double Likeness(PlanWords a, PlanWords b)
    {
        if (a.Folded == b.Folded) return 1;
        var (ofA, ofB) = (a.WeightOf(a.SharedWith(b)), b.WeightOf(b.SharedWith(a)));
        var (both, shorter) = ((ofA + ofB) / (a.Weight + b.Weight), a.Folded.Length <= b.Folded.Length ? a : b);
        return shorter.Folded.Length < ShortestPart ? both : Math.Max(both, Contained * (shorter == a ? ofA / a.Weight : ofB / b.Weight));
    }

    private static ulong RunAt(string text, int at)
    {
        ulong run = 0;
        for (var i = at; i < at + Run; i++) run = run << 16 | (i < text.Length ? text[i] : '\0');
        return run;
    }
}
