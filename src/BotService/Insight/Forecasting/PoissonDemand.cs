using Microsoft.ML;
using Microsoft.ML.Transforms;

namespace BotService.Insight.Forecasting;

/// <summary>
/// Poisson regression: each hour of the week has its rate, which the day of the month and a public holiday multiply.
/// On which days bills come is published by nobody and differs by route, so it is learnt from the day of the month.
/// </summary>
internal sealed class PoissonDemand : IDemandModel
{
    /// <summary>Enough that days of the month seen twice only are not believed much.</summary>
    private const float Ridge = 0.1f;

    private readonly MLContext ml = new(seed: 0);
    private readonly ITransformer model;

    public PoissonDemand(HourlyCounts counts)
    {
        var trainer = ml.Regression.Trainers.LbfgsPoissonRegression(new()
        {
            L1Regularization = 0,
            L2Regularization = Ridge,
            // With one thread the same counts give the same forecast.
            NumberOfThreads = 1,
        });
        model = ml.Transforms.Categorical
            .OneHotEncoding([new InputOutputColumnPair(nameof(Hour.OfWeek)), new(nameof(Hour.DayOfMonth))])
            .Append(ml.Transforms.Concatenate(
                "Features", nameof(Hour.OfWeek), nameof(Hour.DayOfMonth), nameof(Hour.Holiday)))
            .Append(trainer)
            .Fit(Rows(counts.EachDay, (day, hour) => counts[day, hour]));
    }

    public IReadOnlyList<ExpectedHour> Expect(IEnumerable<DateOnly> days)
    {
        DateOnly[] all = [.. days];
        var told = model.Transform(Rows(all, (_, _) => 0));
        return
        [
            .. ml.Data.CreateEnumerable<Rate>(told, reuseRowObject: false)
                .Select((rate, i) => new ExpectedHour(all[i / 24], i % 24, rate.Score)),
        ];
    }

    private IDataView Rows(IEnumerable<DateOnly> days, Func<DateOnly, int, int> count) => ml.Data.LoadFromEnumerable(
        days.SelectMany(day => Enumerable.Range(0, 24).Select(hour => new Hour
        {
            OfWeek = (int)day.DayOfWeek * 24 + hour,
            DayOfMonth = day.Day,
            Holiday = Holidays.Has(day) ? 1 : 0,
            Label = count(day, hour),
        })));

    private sealed class Hour
    {
        public int OfWeek { get; set; }

        public int DayOfMonth { get; set; }

        public float Holiday { get; set; }

        public float Label { get; set; }
    }

    private sealed class Rate
    {
        public float Score { get; set; }
    }
}
