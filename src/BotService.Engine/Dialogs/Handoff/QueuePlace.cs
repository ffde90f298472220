namespace BotService.Engine.Dialogs.Handoff;

/// <summary>A place among those who wait for a person: what <c>channelData.queue</c> tells.</summary>
/// <param name="Ahead">How many come before.</param>
/// <param name="From">The wait at least, in minutes; null where no talk has been held yet to reckon by.</param>
/// <param name="To">The wait at most, in minutes.</param>
/// <param name="Promise">By when somebody takes it at the latest, on the clock on the wall.</param>
public sealed record QueuePlace(int Ahead, int? From, int? To, DateTimeOffset Promise)
{
    /// <summary>Talks differ: the span reaches by so much beyond what is expected.</summary>
    private const double Spread = 1.5;

    /// <summary>
    /// The expected wait is the people ahead times the median talk by the people there, rounded up; what is promised is never
    /// sooner than what is expected.
    /// </summary>
    /// <param name="there">More than none.</param>
    /// <param name="median">How long a talk takes; null: not known.</param>
    /// <param name="within">What is promised where the wait is shorter.</param>
    public static QueuePlace Of(DateTimeOffset now, int ahead, int there, TimeSpan? median, TimeSpan within)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(there);
        ArgumentOutOfRangeException.ThrowIfNegative(ahead);
        var expected = median * ahead / there;
        int? from = expected is { } e ? (int)Math.Ceiling(e.TotalMinutes) : null;
        int? to = expected is { } longest ? Math.Max(from!.Value + 1, (int)Math.Ceiling(longest.TotalMinutes * Spread)) : null;
        var wait = to is { } most && TimeSpan.FromMinutes(most) > within ? TimeSpan.FromMinutes(most) : within;
        return new QueuePlace(ahead, from, to, WholeMinute(now + wait));
    }

    /// <summary>Times are told by the minute: the next whole one, so that what is told holds.</summary>
    private static DateTimeOffset WholeMinute(DateTimeOffset at) =>
        at.Ticks % TimeSpan.TicksPerMinute is var over and > 0 ? at.AddTicks(TimeSpan.TicksPerMinute - over) : at;
}
