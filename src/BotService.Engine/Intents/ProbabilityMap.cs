namespace BotService.Engine.Intents;

/// <summary>
/// What a score is worth (Platt 1999): the share of right ones among answers of that score is
/// <c>1 / (1 + exp(-(Slope · log-odds + Offset)))</c>. It rises, so no order is changed by it.
/// </summary>
public sealed record ProbabilityMap(double Slope, double Offset)
{
    /// <summary>Scores are taken for probabilities: nothing is known of what they are worth.</summary>
    public static readonly ProbabilityMap Identity = new(1, 0);

    /// <summary>Scores nearer to 0 or 1 count as this near: their log-odds stay finite.</summary>
    private const double Edge = 1e-6;

    /// <returns>Null when the numbers are no map that rises.</returns>
    internal static ProbabilityMap? Of(IReadOnlyList<double> numbers) =>
        numbers is [> 0 and var slope, var offset] ? new(slope, offset) : null;

    public double Of(double score) => 1 / (1 + Math.Exp(-(Slope * LogOdds(score) + Offset)));

    public static double LogOdds(double score)
    {
        var inside = Math.Clamp(score, Edge, 1 - Edge);
        return Math.Log(inside / (1 - inside));
    }
}
