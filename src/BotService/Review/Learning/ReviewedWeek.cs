using BotService.Hosting;
using BotService.Review.Improvements;

namespace BotService.Review.Learning;

/// <summary>
/// How right the assistant was on what people judged in a week, and how well its probabilities meant what they said. It
/// is no sample of all questions: people judge what was asked back, marked or missed.
/// </summary>
/// <param name="Monday">The first day, in Taiwan; the week has seven.</param>
/// <param name="Right">Right of judged.</param>
/// <param name="Told">How many of them came with a probability.</param>
/// <param name="Error">Expected calibration error of those, in ten bins, 0…1; null where there were none.</param>
public sealed record ReviewedWeek(DateOnly Monday, Ratio Right, int Told, double? Error)
{
    private const int Bins = 10;

    public DateOnly Sunday => Monday.AddDays(6);

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static ReviewedWeek Of(DateOnly monday, IReadOnlyCollection<LabelledQuestion> judged)
    {
        var told = judged.Where(q => q.Probability is not null).ToList();
        return new ReviewedWeek(
            monday, new Ratio(judged.Count(q => q.IsRight), judged.Count), told.Count, told.Count == 0 ? null : ErrorOf(told));
    }

    /// <summary>Weeks that something was judged in, by the day of the judgement; the latest first.</summary>
    public static IReadOnlyList<ReviewedWeek> ByWeek(IEnumerable<LabelledQuestion> judged) =>
        [.. judged.GroupBy(q => MondayOf(Taiwan.Day(q.At))).OrderByDescending(w => w.Key).Select(w => Of(w.Key, [.. w]))];

    /// <summary>How far share and probability lie apart, weighted by the bins' questions.</summary>
    private static double ErrorOf(List<LabelledQuestion> told) =>
        told.GroupBy(q => Math.Clamp((int)(q.Probability!.Value * Bins), 0, Bins - 1))
            .Sum(bin => bin.Count() * Math.Abs(bin.Average(q => q.Probability!.Value) - bin.Average(q => q.IsRight ? 1.0 : 0.0)))
        / told.Count;
}
