using BotService.Cli.StaffVerbs;
using BotService.Hosting;
using BotService.Releases;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Staff.Audit;

namespace BotService.Cli.ReleaseVerbs;

/// <summary>Opens the store for a verb that is about releases.</summary>
internal static class ReleaseDoor
{
    public static Task<int> RunAsync(Func<IServiceProvider, Task<int>> work) => StaffDoor.RunAsync(
        work, builder => builder.Services.AddReleaseKeeping(builder.Configuration, Startup.Folders));

    /// <summary>With a release that is kept; refuses where there is none of that id.</summary>
    public static Task<int> WithAsync(string id, Func<IServiceProvider, KeptRelease, Task<int>> work, CancellationToken cancel) =>
        RunAsync(async services => await services.GetRequiredService<IReleaseStore>().FindAsync(id, cancel) is { } release
            ? await work(services, release) : await StaffDoor.FailAsync(Unknown(id)));

    public static string Unknown(string id) => $"There is no release {id}; `release list` names all.";

    public static DateTimeOffset Now(IServiceProvider services) => services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>The calendar, and the time to go by in it.</summary>
    public static async Task<(ReleaseCalendar Calendar, DateTimeOffset Now)> CalendarAsync(IServiceProvider services, CancellationToken cancel)
    {
        var calendar = await services.GetRequiredService<Publishing>().CalendarAsync(cancel);
        return (calendar, calendar.Moment(Now(services)));
    }

    public static Deed Did(IServiceProvider services, string what, string subject, string? detail = null) =>
        new(Now(services), Deed.Operator, $"releases/{what}", subject, detail);
}
