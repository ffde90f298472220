namespace BotService.Engine.Intents;

/// <summary>How the recogniser decides. The defaults are meant to be right; all are shares between 0 and 1.</summary>
public sealed record RecognizerOptions
{
    /// <summary>
    /// Share of the utterances, held back in cross-validation, that must still count as in scope. Sets the threshold.
    /// </summary>
    public double InScopeKept { get; init; } = 0.96;

    /// <summary>
    /// Share of the rightly found held-back utterances that are told; the least sure ones are asked back instead.
    /// </summary>
    public double RightTold { get; init; } = 0.92;

    /// <summary>A rival with at least this share of the best entry's probability is offered beside it.</summary>
    public double CloseRival { get; init; } = 0.5;

    /// <summary>
    /// How common questions out of scope are believed to be; half of them like the list, half
    /// about procedures not known here.
    /// </summary>
    public double OutOfScopePrior { get; init; } = 0.3;

    internal RecognizerParts Parts { get; init; } = RecognizerParts.All;
}
