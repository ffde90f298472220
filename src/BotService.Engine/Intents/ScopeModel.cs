namespace BotService.Engine.Intents;

/// <summary>How probable it is that a text is about any entry, and from where on that is believed.</summary>
internal sealed class ScopeModel
{
    private const int Count = 7;
    private const double Least = -20;

    private readonly LogisticRegression _regression;

    private ScopeModel(LogisticRegression regression, double threshold, double auroc) =>
        (_regression, Threshold, Auroc) = (regression, threshold, auroc);

    /// <summary>Below it a text counts as out of scope.</summary>
    public double Threshold { get; }

    /// <summary>How well the held-back utterances stand above the listed sentences out of scope.</summary>
    public double Auroc { get; }

    /// <param name="features">Fusion's features of all entries that the text does not contradict.</param>
    public double Probability(Fusion fusion, ReadOnlySpan<double> features, double coverage, OrganisationEvidence organisation)
    {
        Span<double> described = stackalloc double[Count];
        Describe(fusion, features, coverage, organisation, described);
        return _regression.Probability(described);
    }

    public static ScopeModel Fit(IReadOnlyList<HeldBack> asked, Fusion fusion, RecognizerOptions options)
    {
        var examples = asked.Select(a =>
        {
            var features = new double[Count];
            Describe(fusion, a.Features, a.Coverage, a.Organisation, features);
            return features;
        }).ToArray();
        var labels = asked.Select(a => a.Right >= 0).ToArray();
        var listed = asked.Count(a => a.Right < 0 && !a.IsForeign);
        var foreign = asked.Count(a => a.Right < 0 && a.IsForeign);
        var weights = asked.Select(a =>
            a.Right >= 0 ? (1 - options.OutOfScopePrior) / (asked.Count - listed - foreign)
            : options.OutOfScopePrior * (listed == 0 || foreign == 0 ? 1 : 0.5) / (a.IsForeign ? foreign : listed)).ToArray();

        var regression = LogisticRegression.Fit(examples, labels, weights);
        var scores = examples.Select(e => regression.Probability(e)).ToArray();
        var kept = scores.Where((_, i) => labels[i]).ToArray();
        var refused = scores.Where((_, i) => !labels[i] && !asked[i].IsForeign).ToArray();
        return new(regression, Metrics.Quantile(kept, 1 - options.InScopeKept), Metrics.Auroc(kept, refused));
    }

    private static void Describe(
        Fusion fusion, ReadOnlySpan<double> features, double coverage, OrganisationEvidence organisation, Span<double> into)
    {
        into[0] = Least;
        into[1] = -1;
        into[2] = into[3] = 0;
        for (var at = 0; at < features.Length; at += Fusion.Features)
        {
            var entry = features.Slice(at, Fusion.Features);
            into[0] = Math.Max(into[0], fusion.Utility(entry));
            for (var f = 0; f < 3; f++) into[f + 1] = Math.Max(into[f + 1], entry[f]);
        }
        into[4] = coverage;
        into[5] = organisation is { Foreign: true, IsSilent: true } ? 1 : 0;
        into[6] = organisation.IsSilent ? 0 : 1;
    }
}
