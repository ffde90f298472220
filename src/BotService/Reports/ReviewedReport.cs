using System.Globalization;
using BotService.Review.Learning;
using BotService.Storage;

namespace BotService.Reports;

/// <summary>How right the assistant was, week by week, on what people judged.</summary>
internal sealed class ReviewedReport(IEnumerable<ILabelledSource> sources) : IReport
{
    public const string Called = "reviewed";
    public const string Description = "How right and how well calibrated answers were on what people judged, by week.";

    public string Name => Called;

    public string About => Description;

    public async Task<ReportTable> RunAsync(Database database, ReportPeriod period, CancellationToken cancel)
    {
        var judged = await new ReviewedQuestions(sources).AllAsync(period.FromUtc, period.ToUtc, cancel);
        var all = ReviewedWeek.Of(period.From, judged);
        return new ReportTable(
            ["week", "right", "judged", "share", "low", "high", "told", "calibration-error"],
            [.. ReviewedWeek.ByWeek(judged).Select(w => (IReadOnlyList<string?>)[
                Cell.Day(w.Monday), Cell.Number(w.Right.Hits), Cell.Number(w.Right.Of), Three(w.Right.Value),
                Three(w.Right.Between.Low), Three(w.Right.Between.High), Cell.Number(w.Told),
                w.Error is { } error ? Three(error) : null])],
            $"right {all.Right.Hits} of {all.Right.Of} judged; {all.Told} told with a probability"
            + (all.Error is { } e ? $", expected calibration error {Three(e)}" : "")
            + $"; judged is what was asked back, marked or missed, no sample of all; {period}");
    }

    private static string Three(double number) => number.ToString("0.000", CultureInfo.InvariantCulture);
}
