namespace BotService.Engine.Intents;

/// <summary>Where the decisions fall, from what cross-validation saw.</summary>
/// <param name="InScope">Below this probability of being in scope a text is refused.</param>
/// <param name="Clear">Below this probability of the best entry the citizen is asked instead of told.</param>
/// <param name="Auroc">How well the held-back utterances stand above the listed sentences out of scope.</param>
/// <param name="Right">Share of the held-back utterances whose entry came first.</param>
internal sealed record Thresholds(double InScope, double Clear, double Auroc, double Right)
{
    public static Thresholds Of(
        IReadOnlyList<HeldBack> asked, Fusion fusion, ScopeModel scope, RecognizerOptions options)
    {
        var (kept, right, listed) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var one in asked)
        {
            var inScope = scope.Probability(fusion, one.Looks, [], bonus: 0);
            if (one.Right < 0)
            {
                if (one.IsListed) listed.Add(inScope);
                continue;
            }
            kept.Add(inScope);
            var shares = fusion.Shares(one.Looks.Open.Span);
            if (shares[one.Right] >= shares.Max()) right.Add(inScope * shares[one.Right]);
        }
        return new(Metrics.Quantile(kept, 1 - options.InScopeKept), Metrics.Quantile(right, 1 - options.RightTold),
            Metrics.Auroc(kept, listed), kept.Count == 0 ? 0 : (double)right.Count / kept.Count);
    }
}
