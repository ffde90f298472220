namespace BotService.Engine.Hours;

/// <summary>
/// When people of one queue are there. Pure: whoever asks brings the moment, on the clock on the wall, and every answer is on
/// that clock. A clock set back asks about an earlier moment and gets that one's answer.
/// </summary>
/// <param name="Week">Of each weekday, in the order of the day and apart from each other; of one without, none.</param>
/// <param name="Closed">Single days on which nobody is there, whatever else holds.</param>
public sealed record OpeningHours(
    IReadOnlyDictionary<DayOfWeek, IReadOnlyList<DaySpan>> Week, OfficeCalendar Calendar, IReadOnlySet<DateOnly> Closed)
{
    /// <summary>Longer than any holiday: who is not there by then never is.</summary>
    private const int Farthest = 60;

    /// <summary>A day of the weekend that is worked has the hours of this one.</summary>
    private const DayOfWeek MakeUpLike = DayOfWeek.Friday;

    /// <summary>They are there on holidays too.</summary>
    public bool WorksHolidays { get; init; }

    public OpeningHours ClosedOn(IEnumerable<DateOnly> more) => this with { Closed = Closed.Concat(more).ToHashSet() };

    /// <summary>The stretches of a day, in its order; none when nobody is there.</summary>
    public IReadOnlyList<DaySpan> On(DateOnly day)
    {
        if (Closed.Contains(day) || (!WorksHolidays && Calendar.Off.ContainsKey(day))) return [];
        var own = Week.GetValueOrDefault(day.DayOfWeek, []);
        return own.Count == 0 && Calendar.Worked.ContainsKey(day) ? Week.GetValueOrDefault(MakeUpLike, []) : own;
    }

    /// <summary>
    /// Whether it is known of a day if people are there: a holiday of a year without a calendar is not.
    /// </summary>
    public bool Knows(DateOnly day) => WorksHolidays || Closed.Contains(day) || Calendar.Knows(day);

    public bool IsOpen(DateTimeOffset at) => On(DayOf(at)).Any(span => span.Holds(at.TimeOfDay));

    /// <summary>The moment itself while they are there, else when they next come; null when they do not.</summary>
    public DateTimeOffset? NextOpen(DateTimeOffset at) =>
        Ahead(at).Select(span => (DateTimeOffset?)span.From).FirstOrDefault();

    /// <summary>The moment by which so much working time has passed.</summary>
    /// <param name="working">More than nothing.</param>
    /// <returns>Null when it never has: they do not come, or not for long enough.</returns>
    public DateTimeOffset? Add(DateTimeOffset from, TimeSpan working)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(working, TimeSpan.Zero);
        foreach (var (begins, ends) in Ahead(from))
        {
            if (working <= ends - begins) return begins + working;
            working -= ends - begins;
        }
        return null;
    }

    /// <summary>
    /// The first stretch within hours that lies within a part of a day and leaves enough time from a moment on.
    /// </summary>
    /// <param name="part">Such as the morning.</param>
    /// <param name="enough">What is left shorter than this is passed over.</param>
    /// <returns>From its first moment to its last, a break in it included; null when there is none.</returns>
    public (DateTimeOffset From, DateTimeOffset Until)? Next(DateTimeOffset at, DaySpan part, TimeSpan enough)
    {
        for (var ahead = 0; ahead <= Farthest; ahead++)
        {
            var midnight = Midnight(at).AddDays(ahead);
            var left = On(DayOf(midnight)).Select(span => span.Within(part)).OfType<DaySpan>()
                .Select(span => (From: Later(midnight + span.From, at), Until: midnight + span.To))
                .Where(span => span.Until - span.From >= enough).ToList();
            if (left.Count > 0) return (left[0].From, left[^1].Until);
        }
        return null;
    }

    /// <summary>What is left of this day's stretches, then those of the days after it.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Ahead(DateTimeOffset at)
    {
        for (var ahead = 0; ahead <= Farthest; ahead++)
        {
            var midnight = Midnight(at).AddDays(ahead);
            foreach (var span in On(DayOf(midnight)))
                if (midnight + span.To > at) yield return (Later(midnight + span.From, at), midnight + span.To);
        }
    }

    private static DateTimeOffset Midnight(DateTimeOffset at) => new(at.Date, at.Offset);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.Date);
}
