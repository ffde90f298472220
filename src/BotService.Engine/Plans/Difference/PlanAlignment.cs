namespace BotService.Engine.Plans.Difference;

/// <summary>
/// Finds which item of one plan is which of the other, each at most once: by the words first, then by what stands above
/// them, beside them and below them. The pair that is surest of all is taken first.
/// </summary>
internal sealed class PlanAlignment
{
    /// <summary>Two items are one from here on.</summary>
    private const double Enough = 0.42;

    /// <summary>So much of the words they share at least, wherever they stand; headings are short, and all sound alike.</summary>
    private const double Least = 0.3, LeastOfHeadings = 0.5;

    /// <summary>And so much where they stand under one number in one place, and nothing else there is like either.</summary>
    private const double LeastInPlace = 0.15;

    /// <summary>What is left is one where everything else that is left is less than so much as like.</summary>
    private const double Apart = 0.6;

    private const double ForHeading = 0.10, ForPlace = 0.06, ForNeighbour = 0.06, ForChildren = 0.35, OtherKind = 0.12;

    private readonly PlanOutline a, b;
    private readonly Dictionary<int, double>[] likeness;

    public PlanAlignment(PlanOutline a, PlanOutline b)
    {
        (this.a, this.b) = (a, b);
        Weigh();
        likeness = Likenesses();
        Partner = Match(Match(null));
        Back = new int[b.Words.Count];
        Array.Fill(Back, -1);
        FillPlaces();
        for (var i = 0; i < Partner.Length; i++)
            if (Partner[i] >= 0) Back[Partner[i]] = i;
    }

    /// <summary>By the place in the first plan, the place in the second; -1 for none.</summary>
    public int[] Partner { get; }

    /// <summary>The same the other way.</summary>
    public int[] Back { get; }

    public double Likeness(int i, int j) => likeness[i].GetValueOrDefault(j);

    private void Weigh()
    {
        var all = a.Words.Concat(b.Words).ToList();
        var held = all.SelectMany(w => w.Runs).CountBy(r => r).ToDictionary();
        foreach (var words in all) words.Weigh(run => Math.Log(1 + (double)all.Count / held[run]));
    }

    /// <summary>Of those that share anything.</summary>
    private Dictionary<int, double>[] Likenesses()
    {
        var holders = new Dictionary<ulong, List<int>>();
        for (var j = 0; j < b.Words.Count; j++)
            foreach (var run in b.Words[j].Runs)
                if (holders.TryGetValue(run, out var list)) list.Add(j);
                else holders[run] = [j];
        return [.. a.Words.Select(words => words.Runs.SelectMany(run => holders.GetValueOrDefault(run) ?? []).Distinct()
            .ToDictionary(j => j, j => PlanWords.Likeness(words, b.Words[j])))];
    }

    /// <param name="known">How they were matched by words alone; null: that is asked now.</param>
    private int[] Match(int[]? known)
    {
        var pairs = new List<(double Score, int I, int J)>();
        for (var i = 0; i < likeness.Length; i++)
            foreach (var (j, like) in likeness[i])
                if (Score(i, j, like, known) is var score && score >= Enough) pairs.Add((score, i, j));
        var (partner, taken) = (new int[a.Words.Count], new bool[b.Words.Count]);
        Array.Fill(partner, -1);
        foreach (var (_, i, j) in pairs.OrderByDescending(p => p.Score).ThenBy(p => p.I).ThenBy(p => p.J))
            if (partner[i] < 0 && !taken[j]) (partner[i], taken[j]) = (j, true);
        return partner;
    }

    /// <summary>What was left over on both sides under one number below the same heading was written anew.</summary>
    private void FillPlaces()
    {
        var taken = Partner.Where(j => j >= 0).ToHashSet();
        for (var i = 0; i < Partner.Length; i++)
            if (Partner[i] < 0 && likeness[i].Where(l => l.Value >= LeastInPlace && !taken.Contains(l.Key) && IsOnePlace(i, l.Key))
                .Select(l => (int?)l.Key).FirstOrDefault() is { } j)
            {
                Partner[i] = j;
                taken.Add(j);
            }
    }

    /// <summary>Matches what was left over on both sides and is like nothing else there.</summary>
    /// <param name="olds">Those of the first plan that are a part of something.</param>
    /// <param name="news">Those of the second plan that are.</param>
    public void FillRests(IReadOnlyCollection<int> olds, IReadOnlyCollection<int> news)
    {
        var left = (from i in Enumerable.Range(0, Partner.Length)
                    where Partner[i] < 0 && !a.IsHeading(i) && !olds.Contains(i)
                    from l in likeness[i]
                    where Back[l.Key] < 0 && !b.IsHeading(l.Key) && !news.Contains(l.Key)
                    select (I: i, J: l.Key, Like: l.Value)).ToList();
        foreach (var (i, j, like) in left.Where(l => l.Like >= Least))
            if (!left.Exists(l => (l.I == i) != (l.J == j) && l.Like > Apart * like)) (Partner[i], Back[j]) = (j, i);
    }

    private bool IsOnePlace(int i, int j) => a.Words[i].Item.Path == b.Words[j].Item.Path && a.IsHeading(i) == b.IsHeading(j)
        && a.Parent[i] >= 0 && Partner[a.Parent[i]] == b.Parent[j];

    private double Score(int i, int j, double like, int[]? known)
    {
        var (isHeading, other) = (a.IsHeading(i), b.IsHeading(j));
        var children = isHeading && other && known is not null ? SharedChildren(i, j, known) : 0;
        if (isHeading && other ? like + children / 2 < LeastOfHeadings : like < Least) return 0;
        var score = like;
        if (isHeading != other) score -= OtherKind;
        if (a.Parent[i] >= 0 && b.Parent[j] >= 0) score += ForHeading * Likeness(a.Parent[i], b.Parent[j]);
        if (a.Words[i].Item.Path == b.Words[j].Item.Path) score += ForPlace;
        if (known is null) return score;
        if (i > 0 && j > 0 && known[i - 1] == j - 1) score += ForNeighbour;
        if (i + 1 < known.Length && j + 1 < b.Words.Count && known[i + 1] == j + 1) score += ForNeighbour;
        return score + ForChildren * children;
    }

    /// <summary>How many of what stands below them belongs together, of the smaller number.</summary>
    private double SharedChildren(int i, int j, int[] known)
    {
        var (own, others) = (a.Children(i), b.Children(j));
        if (own.Count == 0 || others.Count == 0) return 0;
        return (double)own.Count(child => known[child] >= 0 && b.Parent[known[child]] == j) / Math.Max(own.Count, others.Count);
    }
}
