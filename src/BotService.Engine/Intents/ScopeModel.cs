namespace BotService.Engine.Intents;

/// <summary>How probable it is that a text is about any entry.</summary>
internal sealed class ScopeModel
{
    public const int Features = 11;

    /// <summary>What the features are called in explanations, in their order.</summary>
    private static readonly string[] Names =
    [
        "best-entry", "classifier", "retrieval", "nearest", "known-words", "others-named", "organisation-named",
        "other-organisation", "stands-out",
        "classifier-outside", "nearest-outside",
    ];

    private const double Least = -20;
    private const double FarApart = 10;

    private readonly LogisticRegression regression;

    public ScopeModel(LogisticRegression regression) => this.regression = regression;

    public LogisticRegression Regression => regression;

    /// <param name="followUp">Fusion's features of the follow-ups when there is something
    /// to follow, else empty.</param>
    /// <param name="bonus">Added to the log-odds for what is known besides the text.</param>
    public double Probability(Fusion fusion, in ScopeLooks looks, ReadOnlySpan<double> followUp, double bonus)
    {
        Span<double> features = stackalloc double[Features];
        Describe(fusion, looks, followUp, features);
        return regression.Probability(features, bonus);
    }

    /// <summary>
    /// What spoke for the text being about any entry, in log-odds; with the bonus it is named <c>context</c>.
    /// </summary>
    public Dictionary<string, double> Contributions(
        Fusion fusion, in ScopeLooks looks, ReadOnlySpan<double> followUp, double bonus)
    {
        Span<double> features = stackalloc double[Features];
        Describe(fusion, looks, followUp, features);
        var contributions = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var f = 0; f < Features; f++) contributions.Add(Names[f], regression.Contribution(f, features[f]));
        contributions.Add("context", bonus);
        return contributions;
    }

    public static ScopeModel Fit(IReadOnlyList<HeldBack> asked, Fusion fusion, RecognizerOptions options)
    {
        var examples = asked.Select(a =>
        {
            var features = new double[Features];
            Describe(fusion, a.Looks, [], features);
            return features;
        }).ToArray();
        var labels = asked.Select(a => a.Right >= 0).ToArray();
        var listed = asked.Count(a => a.Right < 0 && a.IsListed);
        var unknown = asked.Count(a => a.Right < 0 && !a.IsListed);
        var weights = asked.Select(a =>
            a.Right >= 0 ? (1 - options.OutOfScopePrior) / (asked.Count - listed - unknown)
            : options.OutOfScopePrior * (listed == 0 || unknown == 0 ? 1 : 0.5) / (a.IsListed
                ? listed : unknown)).ToArray();

        return new(LogisticRegression.Fit(examples, labels, weights));
    }

    private static void Describe(Fusion fusion, in ScopeLooks looks, ReadOnlySpan<double> followUp, Span<double> into)
    {
        var (best, all, margin, retrieval, nearest) = (Least, 0.0, -1.0, 0.0, 0.0);
        for (var at = 0; at < looks.Open.Length; at += Fusion.Features)
            Look(looks.Open.Span.Slice(at, Fusion.Features));
        if (!followUp.IsEmpty) Look(followUp);
        var contradicted = Least;
        for (var at = 0; at < looks.Contradicted.Length; at += Fusion.Features)
            contradicted = Math.Max(contradicted, fusion.Utility(looks.Contradicted.Span.Slice(at, Fusion.Features)));
        into[0] = best;
        into[1] = margin;
        into[2] = retrieval;
        into[3] = nearest;
        into[4] = looks.Coverage;
        into[5] = looks.Organisation is { Foreign: true, IsSilent: true } ? 1 : 0;
        into[6] = looks.Organisation.IsSilent ? 0 : 1;
        // known, but of the organisation that was not meant
        into[7] = Math.Clamp(contradicted - best, -FarApart, FarApart);
        into[9] = margin - looks.OutMargin;
        into[10] = nearest - looks.OutNearest;
        into[8] = all > 0 ? best - Math.Log(all) : 0; // how clearly one entry stands out

        void Look(ReadOnlySpan<double> entry)
        {
            var utility = fusion.Utility(entry);
            (best, all) = (Math.Max(best, utility), all + Math.Exp(utility));
            (margin, retrieval, nearest) =
                (Math.Max(margin, entry[0]), Math.Max(retrieval, entry[1]), Math.Max(nearest, entry[2]));
        }
    }
}
