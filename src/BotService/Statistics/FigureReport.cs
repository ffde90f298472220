using static BotService.Statistics.Tallies;

namespace BotService.Statistics;

/// <summary>Figures that belong together.</summary>
/// <param name="Facet">What its rows are told apart by where nothing is asked; null: by time.</param>
public sealed record FigureReport(string Name, IReadOnlyList<Measure> Measures, Facet? Facet = null);

/// <summary>The reports there are.</summary>
public static class FigureReports
{
    private static readonly Tally[] Rated = [Score1, Score2, Score3, Score4, Score5];

    private static readonly Measure
        AnsweredShare = new("answered", [Answered], [Turns]) { More = Better.More },
        MissedShare = new("missed", [Missed], [Answered, Missed]) { More = Better.Less },
        RepeatedShare = new("repeated", [Repeated], [Turns]) { More = Better.Less },
        AbandonedShare = new("abandoned", [Abandoned], [Lists, Abandoned]) { More = Better.Less },
        Satisfied = new("satisfied", [Score4, Score5], Rated) { More = Better.More },
        Dissatisfied = new("dissatisfied", [Score1, Score2], Rated) { More = Better.Less },
        Helped = new("helped", [Helpful], [Helpful, Unhelpful]) { More = Better.More },
        ForPerson = new("waited", [Waited], []);

    public static readonly IReadOnlyList<FigureReport> All =
    [
        new("volume",
        [
            new("conversations", [Begun], []), new("turns", [Turns], []), AnsweredShare, new("asked", [Asked], [Turns]),
            MissedShare, new("handed", [Handed], [Turns]), new("held", [HeldBack], [Turns]),
            new("unfound", [Unfound], [Searches]) { More = Better.Less },
        ]),
        new("satisfaction", [Dissatisfied, Satisfied, Helped, new("rated", Rated, [Begun])]),
        new("aspects",
        [
            new("expertise", [ExpertiseGood], [Expertise]) { More = Better.More },
            new("measures", [MeasuresGood], [Tallies.Measures]) { More = Better.More },
            new("courtesy", [CourtesyGood], [Courtesy]) { More = Better.More },
        ]),
        new("handoff",
        [
            ForPerson, new("taken", [Taken], [Waited]) { More = Better.More },
            new("taken-in-time", [TakenInTime], [Waited]) { More = Better.More },
            new("minutes", [Minutes], [Taken]) { More = Better.Less, IsMean = true },
            new("promised", [Promised], []), new("reached", [Reached], [Promised]) { More = Better.More },
            new("reached-in-time", [ReachedInTime], [Promised]) { More = Better.More },
        ]),
        new("entries", [new("turns", [Turns], []), AnsweredShare, MissedShare, AbandonedShare, RepeatedShare, Dissatisfied], Statistics.Facet.Entry),
        new("repeats", [RepeatedShare], Statistics.Facet.Entry),
        new("lists", [new("lists", [Lists], []), AbandonedShare]),
        new("hours", [new("turns", [Turns], []), AnsweredShare, MissedShare], Statistics.Facet.Hour),
    ];

    /// <summary>Null for what is none.</summary>
    public static FigureReport? Find(string? name) => All.FirstOrDefault(r => r.Name == name);

    /// <summary>A figure by its name, of whatever report; null for none.</summary>
    public static Measure? FindMeasure(string? name) => All.SelectMany(r => r.Measures).FirstOrDefault(m => m.Name == name);
}
