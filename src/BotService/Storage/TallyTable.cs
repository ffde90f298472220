using BotService.Statistics;

namespace BotService.Storage;

/// <summary>The table whose rows a tally counts, and the condition under which one counts.</summary>
/// <param name="Name">Of the table.</param>
/// <param name="At">The column with the moment by which a row belongs to a day.</param>
/// <param name="Day">The column with that day in Taiwan; null: it is worked out.</param>
internal sealed record TallyTable(string Name, string At, string? Day = null)
{
    private static readonly TallyTable
        Turns = new("turns", "at", "day"), Ratings = new("ratings", "at", "day"),
        Aspects = new("aspect_ratings", "at", "day"), Held = new("held_answers", "held_at"),
        Talks = new("live_talks", "asked_at"), CallBacks = new("callbacks", "asked_at"), Searches = new("searches", "at");

    private static readonly Dictionary<Tally, string> Conditions = new()
    {
        [Tallies.Turns] = "1 = 1",
        [Tallies.Begun] =
            "not exists (select 1 from turns b where b.conversation = turns.conversation and b.number < turns.number)",
        [Tallies.Answered] = $"result = '{TurnResults.Answered}'",
        [Tallies.Asked] = $"result = '{TurnResults.Asked}'",
        [Tallies.Missed] = $"result = '{TurnResults.Missed}'",
        [Tallies.Handed] = $"result = '{TurnResults.Handed}'",
        [Tallies.Repeated] = "repeated",
        [Tallies.Lists] = $"kind = '{TurnResults.List}'",
        [Tallies.Abandoned] = $"{TurnResults.LeftOpen} and not exists ("
            + "select 1 from turns n where n.conversation = turns.conversation and n.number > turns.number)",
        [Tallies.HeldBack] = "1 = 1",
        [Tallies.Score1] = "score = 1",
        [Tallies.Score2] = "score = 2",
        [Tallies.Score3] = "score = 3",
        [Tallies.Score4] = "score = 4",
        [Tallies.Score5] = "score = 5",
        [Tallies.Helpful] = "helpful",
        [Tallies.Unhelpful] = "not helpful",
        [Tallies.Expertise] = "aspect = 'expertise'",
        [Tallies.ExpertiseGood] = "aspect = 'expertise' and score >= 4",
        [Tallies.Measures] = "aspect = 'measures'",
        [Tallies.MeasuresGood] = "aspect = 'measures' and score >= 4",
        [Tallies.Courtesy] = "aspect = 'courtesy'",
        [Tallies.CourtesyGood] = "aspect = 'courtesy' and score >= 4",
        [Tallies.Waited] = "1 = 1",
        [Tallies.Taken] = "taken_at is not null",
        [Tallies.TakenInTime] = "taken_at <= promise_at",
        [Tallies.Minutes] = "taken_at is not null",
        [Tallies.Promised] = "1 = 1",
        [Tallies.Reached] = "status = 'reached'",
        [Tallies.ReachedInTime] = "status = 'reached' and closed_at <= due_at",
        [Tallies.Searches] = "1 = 1",
        [Tallies.Unfound] = "results = 0",
    };

    public static TallyTable Of(TallySource source) => source switch
    {
        TallySource.Turns => Turns,
        TallySource.Ratings => Ratings,
        TallySource.Aspects => Aspects,
        TallySource.Held => Held,
        TallySource.Talks => Talks,
        TallySource.CallBacks => CallBacks,
        TallySource.Searches => Searches,
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    /// <summary>SQL that holds for the rows that count.</summary>
    public static string Condition(Tally tally) => Conditions[tally];

    /// <summary>There are daily sums of it, and its rows need not be counted.</summary>
    public static bool IsSummed(Tally tally) => tally.Of is TallySource.Turns or TallySource.Ratings or TallySource.Held;

    /// <summary>SQL for the count of a tally over a group of rows.</summary>
    public static string Count(Database database, Tally tally) =>
        $"coalesce(sum(case when {Condition(tally)} then {(tally == Tallies.Minutes ? database.Minutes("asked_at", "taken_at") : "1")} "
        + "else 0 end), 0)";

    /// <summary>SQL for a row's day in Taiwan.</summary>
    public string DayOf(Database database) => Day ?? database.DayOf(At);
}
