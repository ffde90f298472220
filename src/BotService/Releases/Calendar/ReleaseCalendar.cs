using BotService.Hosting;

namespace BotService.Releases.Calendar;

/// <summary>Which release holds when, out of the rows of the calendar as they stand.</summary>
/// <param name="rows">In the order in which they were written.</param>
public sealed class ReleaseCalendar(IReadOnlyList<ReleaseDay> rows)
{
    public IReadOnlyList<ReleaseDay> Rows { get; } = rows;

    /// <summary>What holds at a moment; null before the first day.</summary>
    public ReleaseDay? At(DateTimeOffset moment) => Latest(Taiwan.Day(moment), moment);

    /// <summary>
    /// What holds on a day: of today, now; of a day that is over, what held when it ended; of one to come, what it begins with as
    /// the calendar stands now. Null before the first day.
    /// </summary>
    public ReleaseDay? On(DateOnly day, DateTimeOffset now)
    {
        var today = Taiwan.Day(now);
        if (day == today) return At(now);
        return Latest(day, day < today ? Taiwan.Midnight(day.AddDays(1)).AddTicks(-1) : Taiwan.Midnight(day));
    }

    /// <summary>The rows that count and have not begun, the next one first.</summary>
    public IReadOnlyList<ReleaseDay> Ahead(DateTimeOffset now) =>
        [.. Rows.Where(r => Counts(r, now) && r.From > Taiwan.Day(now)).OrderBy(r => r.From).ThenBy(r => r.Number)];

    /// <summary>
    /// What will hold when all that is to come has begun: what the next change is made onto. Null when nothing holds.
    /// </summary>
    public ReleaseDay? Last(DateTimeOffset now) => Ahead(now).LastOrDefault() ?? At(now);

    /// <summary>What was put in place in a hurry and has not ended yet.</summary>
    public IReadOnlyList<ReleaseDay> Exceptions(DateTimeOffset now) =>
        [.. Rows.Where(r => r.Kind == DayKind.Urgent && r.Until is not null && Counts(r, now))];

    /// <summary>
    /// The next moment at which another release holds without anybody doing anything; null: none is known.
    /// </summary>
    public (DateTimeOffset At, ReleaseDay Row)? Next(DateTimeOffset now)
    {
        var held = At(now);
        return Ahead(now).Select(r => Taiwan.Midnight(r.From)).Concat(Exceptions(now).Select(r => r.Until!.Value)).Order()
            .Select(at => (At: at, Row: At(at))).Where(c => c.Row is not null && c.Row.Release != held?.Release)
            .Select(c => ((DateTimeOffset, ReleaseDay)?)(c.At, c.Row!)).FirstOrDefault();
    }

    /// <summary>
    /// The time to go by. A clock that says less than what is written here is wrong: nothing goes back to what held before the
    /// newest row was written.
    /// </summary>
    public DateTimeOffset Moment(DateTimeOffset now) => Rows.Select(r => r.At).Append(now).Max();

    /// <summary>Nothing but folders was ever put in force: who works with files alone goes on so.</summary>
    public bool IsOfFolders => Rows.All(r => r.Kind == DayKind.Folder);

    /// <summary>What held from when to when up to now, the newest first; what holds now has no end.</summary>
    public IReadOnlyList<ReleaseSpan> Spans(DateTimeOffset now)
    {
        var moments = Rows.SelectMany(r => new[] { r.At, Taiwan.Midnight(r.From), r.Until, r.CancelledAt }).OfType<DateTimeOffset>()
            .Where(m => m <= now).Distinct().Order();
        var spans = new List<ReleaseSpan>();
        foreach (var moment in moments)
        {
            if (At(moment) is not { } row || spans is [.., var last] && last.Row.Release == row.Release) continue;
            if (spans.Count > 0) spans[^1] = spans[^1] with { To = moment };
            spans.Add(new(row, moment, null));
        }

        spans.Reverse();
        return spans;
    }

    private ReleaseDay? Latest(DateOnly day, DateTimeOffset moment) =>
        Rows.Where(r => r.From <= day && r.At <= moment && Counts(r, moment)).OrderBy(r => r.From).ThenBy(r => r.Number).LastOrDefault();

    private static bool Counts(ReleaseDay row, DateTimeOffset moment) =>
        (row.CancelledAt is not { } cancelled || cancelled > moment) && (row.Until is not { } until || until > moment);
}

/// <param name="To">Null: it holds still.</param>
public sealed record ReleaseSpan(ReleaseDay Row, DateTimeOffset From, DateTimeOffset? To);
