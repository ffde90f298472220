using BotService.Engine;
using BotService.Hosting;
using BotService.Releases.Calendar;

namespace BotService.Releases.InForce;

/// <summary>
/// Keeps what answers here in step with the calendar that all processes share: looks at it every few seconds, and is there at
/// midnight in Taiwan. What is to hold soon is loaded ahead, so that the change itself takes no time.
/// </summary>
internal sealed partial class CalendarWatch(
    ReleaseShelf shelf, IReleaseDays days, ReleaseWorkshop workshop, Checkouts checkouts, TimeProvider time,
    ILogger<CalendarWatch> log) : BackgroundService, IReleaseState
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Several times what loading takes.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Before what did not load is tried again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private Release? ready;
    private volatile StuckChange? stuck;
    private DateTimeOffset latest;

    /// <summary>A release was put in place, and turns may still go on with the one before.</summary>
    private bool isFresh;

    public StuckChange? Stuck => stuck;

    /// <summary>What was loaded ahead.</summary>
    internal Release? Ready => ready;

    /// <summary>Looks once, and changes what is to change by now.</summary>
    internal async Task<TimeSpan> LookAsync(CancellationToken cancel)
    {
        await shelf.Changing.WaitAsync(cancel);
        try
        {
            if (isFresh) Leftovers.GiveBack();
            isFresh = false;
            var calendar = await days.CalendarAsync(cancel);
            // A clock that is put back takes nothing back.
            var now = latest = Later(latest, calendar.Moment(time.GetUtcNow()));
            if (calendar.At(now) is not { } held) return Pause;
            var next = calendar.Next(now) is { } change && change.At - now <= Ahead ? change : default;
            // What is not wanted any more is no trouble any more.
            if (stuck is { } old && old.Release != next.Row?.Release && (old.Release != held.Release || old.Release == shelf.Current.Id))
                stuck = null;
            if (held.Release != shelf.Current.Id && await FindAsync(held.Release, now, cancel) is { } release)
                Put(release, calendar, now);
            if (next.Row is null) return Pause;
            if (await FindAsync(next.Row.Release, now, cancel) is { } made) ready = made;
            var left = next.At - time.GetUtcNow();
            return left > TimeSpan.Zero && left < Pause ? left : Pause;
        }
        finally
        {
            shelf.Changing.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Pause;
        try
        {
            while (true)
            {
                await Task.Delay(pause, time, stoppingToken);
                try
                {
                    pause = await LookAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    Failed(failure.GetType().Name, FaultPlace.Of(failure));
                    pause = Pause;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task<Release?> FindAsync(string id, DateTimeOffset now, CancellationToken cancel)
    {
        if (shelf.Current is { } here && here.Id == id) return here;
        if (ready is { } made && made.Id == id) return made;
        if (stuck is { } known && known.Release == id && now - known.Since < Again) return null;
        var (release, why) = await workshop.LoadAsync(id, cancel);
        if (release is not null) return release;
        stuck = new(id, why!, now);
        Refused(id, why!, shelf.Current.Id);
        return null;
    }

    private void Put(Release release, ReleaseCalendar calendar, DateTimeOffset now)
    {
        var before = shelf.Current.Id;
        shelf.Put(release);
        (ready, stuck, isFresh) = (null, null, true);
        Changed(release.Id, before);
        checkouts.Clear([shelf.Current.Id, .. calendar.Ahead(now).Select(r => r.Release)]);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    [LoggerMessage(1853, LogLevel.Information, "Release {Release} answers now, as the calendar says; before it was {Before}")]
    private partial void Changed(string release, string before);

    [LoggerMessage(1854, LogLevel.Error, "Release {Release} should answer and cannot be loaded ({Why}); release {Before} goes on")]
    private partial void Refused(string release, string why, string before);

    [LoggerMessage(1855, LogLevel.Warning, "The calendar of releases could not be looked at: {Error} in {Place}")]
    private partial void Failed(string error, string place);
}
