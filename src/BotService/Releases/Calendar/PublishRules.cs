using BotService.Hosting;
using BotService.Releases.Files;

namespace BotService.Releases.Calendar;

/// <summary>How an attempt to put a release in force ended.</summary>
public enum PublishOutcome
{
    Done,

    /// <summary>There is no such release, or no such row.</summary>
    Unknown,

    /// <summary>A newer program made it; this one may not understand it.</summary>
    NewerProgram,

    /// <summary>The day is over.</summary>
    InThePast,

    /// <summary>Another release is to begin on that day.</summary>
    DayTaken,

    /// <summary>It holds on that day anyway.</summary>
    HoldsAlready,

    /// <summary>What holds on that day is not contained in it: its lines would be lost.</summary>
    LosesWhatHolds,

    /// <summary>It contains what was gone back from since.</summary>
    BringsBack,

    /// <summary>What is to begin later does not contain it: its lines would be lost then.</summary>
    LostLater,

    /// <summary>The end of something urgent lies in the past, or too far ahead.</summary>
    BadEnd,
}

/// <param name="Number">Of the row.</param>
/// <param name="Other">The release that stands in the way.</param>
public sealed record Published(PublishOutcome Outcome, long? Number = null, string? Other = null);

/// <summary>What may be put into the calendar.</summary>
internal sealed class PublishRules(ReleaseCalendar calendar, IReadOnlyDictionary<string, KeptRelease> releases, DateTimeOffset now)
{
    /// <summary>The longest that something urgent lives without being confirmed.</summary>
    public static readonly TimeSpan LongestUrgent = TimeSpan.FromHours(72);

    public static PublishRules Of(
        ReleaseCalendar calendar, IReadOnlyDictionary<string, KeptRelease> releases, DateTimeOffset now) =>
        new(calendar, releases, calendar.Moment(now));

    public Published Publish(string id, DateOnly from)
    {
        if (Known(id) is { } unknown) return unknown;
        if (from < Taiwan.Day(now)) return new(PublishOutcome.InThePast);
        if (calendar.Rows.Any(r => r.Kind == DayKind.Publish && r.From == from && r.CancelledAt is null)) return new(PublishOutcome.DayTaken);
        if (Loses(id, from) is { } lost) return lost;
        // What begins later must have been made from this one, or it would take away its lines.
        var later = calendar.Ahead(now).FirstOrDefault(r => r.From > from && !Line(r.Release).Contains(id));
        return later is null ? new(PublishOutcome.Done) : new(PublishOutcome.LostLater, Other: later.Release);
    }

    /// <param name="until">At most <see cref="LongestUrgent"/> ahead.</param>
    public Published Urgent(string id, DateTimeOffset until)
    {
        if (Known(id) is { } unknown) return unknown;
        if (until <= now || until > now + LongestUrgent) return new(PublishOutcome.BadEnd);
        return Loses(id, Taiwan.Day(now)) ?? new(PublishOutcome.Done);
    }

    /// <summary>Going back asks nothing of what is left behind: that is what it is for.</summary>
    public Published Rollback(string id) => Known(id)
        ?? (calendar.At(now)?.Release == id ? new(PublishOutcome.HoldsAlready) : new(PublishOutcome.Done));

    private Published? Known(string id) =>
        !releases.TryGetValue(id, out var release) ? new(PublishOutcome.Unknown)
        : ProgramVersion.IsNewer(release.Program, ThisProgram.Version) ? new(PublishOutcome.NewerProgram) : null;

    private Published? Loses(string id, DateOnly from)
    {
        if (calendar.On(from, now)?.Release is not { } holds) return null;
        if (holds == id) return new(PublishOutcome.HoldsAlready);
        var between = Line(id).Skip(1).TakeWhile(r => r != holds).ToList();
        if (!Line(id).Contains(holds)) return new(PublishOutcome.LosesWhatHolds, Other: holds);
        var left = between.FirstOrDefault(r => calendar.Rows.Any(row => row.Release == r && row.From <= Taiwan.Day(now)));
        return left is null ? null : new(PublishOutcome.BringsBack, Other: left);
    }

    /// <summary>A release, the one it was made from, and so on.</summary>
    private IEnumerable<string> Line(string id)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (string? at = id; at is not null && seen.Add(at); at = releases.GetValueOrDefault(at)?.Base) yield return at;
    }
}

/// <summary>Versions as <see cref="ThisProgram.Version"/> says them.</summary>
internal static class ProgramVersion
{
    public static bool IsNewer(string one, string other) =>
        Version.TryParse(Number(one), out var a) && Version.TryParse(Number(other), out var b) && a > b;

    private static string Number(string version) => version.Split('+', '-')[0];
}
