namespace BotService.Review.Trial;

/// <summary>What citizens asked, for holding a trial against it.</summary>
public interface ITrialQuestions
{
    /// <summary>Different texts, masked, that were asked since then and had to be recognised, answered or not; the latest
    /// first.</summary>
    Task<IReadOnlyList<(string Text, int Times)>> SinceAsync(DateTimeOffset since, int most, CancellationToken cancel);
}
