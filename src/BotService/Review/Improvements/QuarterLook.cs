using BotService.Hosting;
using BotService.Staff.Audit;

namespace BotService.Review.Improvements;

/// <summary>
/// Compares the quarter after an improvement's closing with what had been reached when it was closed; where the
/// interval says that it got worse, the improvement is opened again.
/// </summary>
internal sealed class QuarterLook(IImprovements improvements, Measuring measuring, TimeProvider time)
{
    /// <summary>By whom it is done.</summary>
    public const string By = "service";

    /// <returns>How many were opened again.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var reopened = 0;
        foreach (var improvement in await improvements.DueForLookingAsync(Taiwan.Today(time), cancel))
        {
            var reached = (await improvements.EffectsAsync(improvement.Number, cancel)).FirstOrDefault(e => !e.IsOfQuarter);
            if (reached is null || improvement.ClosedAt is not { } closed) continue;
            var quarter = Quarter.Of(Taiwan.Day(closed)).Next;
            var now = await measuring.SumAsync(improvement, quarter, cancel);
            var effect = new Effect(
                quarter.First, quarter.Last.DayNumber - quarter.First.DayNumber + 1, improvement.Aim,
                new(reached.Effect.Same.After, now.Chosen), new(reached.Effect.Others.After, now.Others));
            var isWorse = effect.Judgement is EffectJudgement.Worse;
            var deed = new Deed(
                time.GetUtcNow(), By, isWorse ? "improvements/reopen" : "improvements/look", $"{improvement.Number}", $"{quarter}");
            var change = await improvements.AddQuarterAsync(
                improvement.Number, improvement.Version, quarter, effect, deed, cancel);
            if (isWorse && change is Change.Done) reopened++;
        }

        return reopened;
    }
}
