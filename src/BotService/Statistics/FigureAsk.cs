namespace BotService.Statistics;

/// <summary>What of everything is counted.</summary>
/// <param name="From">First day in Taiwan; <paramref name="To"/> is the last; both count.</param>
public sealed record FigureFilter(DateOnly From, DateOnly To)
{
    public string? Organisation { get; init; }
    public string? Channel { get; init; }
    public string? Office { get; init; }
    public string? Entry { get; init; }
    public string? Language { get; init; }
    public string? Release { get; init; }
    public int? Hour { get; init; }

    /// <summary><see cref="Person"/> or <see cref="Assistant"/>.</summary>
    public string? Answerer { get; init; }

    public const string Person = "person", Assistant = "assistant";

    /// <summary>The value that it is narrowed down to, as text; null: to none.</summary>
    public string? this[Facet facet] => facet switch
    {
        Facet.Organisation => Organisation,
        Facet.Channel => Channel,
        Facet.Office => Office,
        Facet.Entry => Entry,
        Facet.Language => Language,
        Facet.Release => Release,
        Facet.Hour => Hour?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Facet.Answerer => Answerer,
        _ => null,
    };

    /// <summary>The same, narrowed down to a row.</summary>
    /// <param name="value">A class has no filter of its own: its row opens nothing.</param>
    public FigureFilter With(Facet facet, string value) => facet switch
    {
        Facet.Organisation => this with { Organisation = value },
        Facet.Channel => this with { Channel = value },
        Facet.Office => this with { Office = value },
        Facet.Entry => this with { Entry = value },
        Facet.Language => this with { Language = value },
        Facet.Release => this with { Release = value },
        Facet.Hour => this with { Hour = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) },
        Facet.Answerer => this with { Answerer = value },
        _ => throw new ArgumentOutOfRangeException(nameof(facet)),
    };

    /// <summary>What it is narrowed down by.</summary>
    public IEnumerable<Facet> Facets => Enum.GetValues<Facet>().Where(f => this[f] is not null);
}

/// <summary>What a report is asked for.</summary>
/// <param name="By">How long a row is, where rows are told apart by time.</param>
/// <param name="Facet">What rows are told apart by, over the whole of the days; null: by time.</param>
public sealed record FigureAsk(FigureFilter Filter, RowSpan By, Facet? Facet);
