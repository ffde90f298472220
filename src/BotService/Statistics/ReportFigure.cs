using BotService.Review.Improvements;

namespace BotService.Statistics;

/// <summary>One figure of one row.</summary>
/// <param name="Row">Label of the span, or value of the facet; empty where it is not known.</param>
/// <param name="Hits">What was counted.</param>
/// <param name="Among">Among so many; null for a number by itself.</param>
public sealed record ReportFigure(string Row, Measure Measure, long Hits, long? Among)
{
    /// <summary>The row's own days and values.</summary>
    public required FigureFilter Filter { get; init; }

    /// <summary>Against the row before; null where there is none.</summary>
    public ShareChange? Change { get; init; }

    public Ratio Ratio => new(Hits, Among ?? 0);

    /// <summary>0…1; null where nothing was there, or where it is no share.</summary>
    public double? Share => Among is > 0 && !Measure.IsMean ? Ratio.Value : null;

    /// <summary>The average; null where it is none, or of nothing.</summary>
    public double? Mean => Among is > 0 and var among && Measure.IsMean ? (double)Hits / among : null;

    public Between? Between => Share is null ? null : Ratio.Between;
}

/// <summary>What may be said of a figure beside the one before it.</summary>
public enum ShareChange
{
    /// <summary>Too few in one of the two to say.</summary>
    TooFew,

    /// <summary>The interval of the difference holds 0.</summary>
    None,
    Better, Worse, Higher, Lower,
}

/// <summary>A report as it was counted, row by row, in the order of its measures.</summary>
/// <param name="LeftOut">Figures that cannot be told apart so.</param>
public sealed record FigureTable(
    FigureReport Report, FigureAsk Ask, IReadOnlyList<string> Rows, IReadOnlyList<ReportFigure> Figures, IReadOnlyList<Measure> LeftOut)
{
    public IReadOnlyList<Measure> Measures => [.. Report.Measures.Except(LeftOut)];

    public IEnumerable<ReportFigure> Of(string row) => Figures.Where(f => f.Row == row);
}
