using BotService.Engine.Intents;
using Microsoft.ML;
using Microsoft.ML.Calibrators;

namespace BotService.Insight.Forecasting;

/// <summary>Finds out of judged answers what a score is worth: Platt's two numbers.</summary>
internal static class ProbabilityFit
{
    /// <param name="answers">Of both kinds, right and wrong.</param>
    public static ProbabilityMap Of(IEnumerable<(double Score, bool IsRight)> answers)
    {
        var ml = new MLContext(seed: 0);
        var rows = ml.Data.LoadFromEnumerable(answers.Select(a => new Answer
        {
            Score = (float)ProbabilityMap.LogOdds(a.Score), Label = a.IsRight,
        }));
        IPredictionTransformer<PlattCalibrator> fitted = ml.BinaryClassification.Calibrators.Platt().Fit(rows);
        // Platt writes the exponent with the opposite sign.
        return new(-fitted.Model.Slope, -fitted.Model.Offset);
    }

    private sealed class Answer
    {
        public float Score { get; set; }

        public bool Label { get; set; }
    }
}
