namespace BotService.Statistics;

/// <summary>A figure of a report: so many of so many.</summary>
/// <param name="Name">As addresses and words call it.</param>
/// <param name="Hits">What is counted, added up.</param>
/// <param name="Among">Among what; empty where it is a number by itself.</param>
public sealed record Measure(string Name, IReadOnlyList<Tally> Hits, IReadOnlyList<Tally> Among)
{
    /// <summary>What a higher share says.</summary>
    public Better More { get; init; }

    /// <summary>It is an average of <see cref="Hits"/> for each of <see cref="Among"/>, and no share.</summary>
    public bool IsMean { get; init; }

    public IEnumerable<Tally> Tallies => Hits.Concat(Among);

    /// <summary>Whether its rows can be told apart, and narrowed down, by these.</summary>
    public bool Knows(IEnumerable<Facet> facets)
    {
        foreach (var facet in facets)
        {
            if (Tallies.Any(t => !Statistics.Tallies.Facets(t.Of).Contains(facet))) return false;
            if (facet is Facet.Hour && Tallies.Any(t => !Statistics.Tallies.ByHour.Contains(t))) return false;
        }

        return true;
    }
}

/// <summary>Whether a higher share is good news.</summary>
public enum Better { Neither, More, Less }
