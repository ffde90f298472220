namespace BotService.Hosting.Figures;

/// <summary>
/// Figures of a state that has to be looked up, such as how much waits. Looked at in intervals, and only while
/// somebody collects metrics, so that a scrape costs no query and cannot fail.
/// </summary>
internal interface IFigures
{
    IReadOnlyList<Gauge> Gauges { get; }

    TimeSpan Every { get; }

    /// <summary>What is known now; a gauge without a figure is not shown.</summary>
    Task<IReadOnlyList<Figure>> LookAsync(CancellationToken cancel);
}

/// <param name="Name">As OpenTelemetry writes it, such as <c>botservice.inbox.waiting</c>.</param>
/// <param name="Unit">By UCUM, such as <c>s</c>, <c>By</c>, <c>{turn}</c>; null: a mark, not an amount.</param>
internal sealed record Gauge(string Name, string? Unit, string Description);

/// <param name="Labels">Values from closed sets only, and never of a citizen.</param>
internal sealed record Figure(Gauge Gauge, double Value, params KeyValuePair<string, object?>[] Labels);
