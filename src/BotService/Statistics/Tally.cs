namespace BotService.Statistics;

/// <summary>Something that is counted, by the name that addresses, columns and words call it.</summary>
/// <param name="Of">What its rows are.</param>
public sealed record Tally(string Name, TallySource Of);

/// <summary>Where the rows of a tally stand, and what they can be told apart by.</summary>
public enum TallySource { Turns, Ratings, Aspects, Held, Talks, CallBacks, Searches }

/// <summary>All that is counted.</summary>
public static class Tallies
{
    public static readonly Tally
        Turns = new("turns", TallySource.Turns),
        Begun = new("conversations", TallySource.Turns),
        Answered = new("answered", TallySource.Turns),
        Asked = new("asked", TallySource.Turns),
        Missed = new("missed", TallySource.Turns),
        Handed = new("handed", TallySource.Turns),
        Repeated = new("repeated", TallySource.Turns),
        Lists = new("lists", TallySource.Turns),
        Abandoned = new("abandoned", TallySource.Turns),
        HeldBack = new("held", TallySource.Held),
        Score1 = new("score1", TallySource.Ratings),
        Score2 = new("score2", TallySource.Ratings),
        Score3 = new("score3", TallySource.Ratings),
        Score4 = new("score4", TallySource.Ratings),
        Score5 = new("score5", TallySource.Ratings),
        Helpful = new("helpful", TallySource.Ratings),
        Unhelpful = new("unhelpful", TallySource.Ratings),
        Expertise = new("expertise", TallySource.Aspects),
        ExpertiseGood = new("expertise-good", TallySource.Aspects),
        Measures = new("measures", TallySource.Aspects),
        MeasuresGood = new("measures-good", TallySource.Aspects),
        Courtesy = new("courtesy", TallySource.Aspects),
        CourtesyGood = new("courtesy-good", TallySource.Aspects),
        Waited = new("waited", TallySource.Talks),
        Taken = new("taken", TallySource.Talks),
        TakenInTime = new("taken-in-time", TallySource.Talks),

        /// <summary>Minutes, rounded down for each talk.</summary>
        Minutes = new("minutes", TallySource.Talks),
        Promised = new("promised", TallySource.CallBacks),
        Reached = new("reached", TallySource.CallBacks),
        ReachedInTime = new("reached-in-time", TallySource.CallBacks),
        Searches = new("searches", TallySource.Searches),
        Unfound = new("unfound", TallySource.Searches);

    public static readonly IReadOnlyList<Tally> All =
    [
        Turns, Begun, Answered, Asked, Missed, Handed, Repeated, Lists, Abandoned, HeldBack, Score1, Score2, Score3, Score4, Score5,
        Helpful, Unhelpful, Expertise, ExpertiseGood, Measures, MeasuresGood, Courtesy, CourtesyGood, Waited, Taken, TakenInTime, Minutes, Promised, Reached, ReachedInTime, Searches, Unfound,
    ];

    private static readonly Facet[] OfTalks = [Facet.Channel, Facet.Organisation, Facet.Entry, Facet.Class, Facet.Language];

    private static readonly Facet[] OfOutcomes = [.. OfTalks, Facet.Office, Facet.Release];

    /// <summary>What rows of a source can be told apart by.</summary>
    public static IReadOnlyList<Facet> Facets(TallySource source) => source switch
    {
        TallySource.Turns => [.. OfOutcomes, Facet.Hour],
        TallySource.Ratings => [.. OfOutcomes, Facet.Answerer],
        TallySource.Held => OfOutcomes,
        TallySource.Aspects or TallySource.Talks or TallySource.CallBacks => OfTalks,
        TallySource.Searches => [Facet.Entry, Facet.Class, Facet.Language],
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    /// <summary>What is kept by the hour.</summary>
    public static readonly IReadOnlyList<Tally> ByHour = [Turns, Answered, Missed];
}
