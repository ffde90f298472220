using BotService.Engine;
using BotService.Engine.Intents;
using BotService.Hosting;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Releases.InForce;
using BotService.Staff.Today;

namespace BotService.Releases;

public static class ReleasesRoom
{
    /// <summary>The release that answers, and in each scope its doors.</summary>
    public static IServiceCollection AddRelease(this IServiceCollection services, Release first) => services.AddRelease(_ => first);

    /// <param name="first">Asked when the first one needs it.</param>
    public static IServiceCollection AddRelease(this IServiceCollection services, Func<IServiceProvider, Release> first)
    {
        services.AddSingleton(s => new ReleaseShelf(first(s)));
        services.AddSingleton<IReleases>(s => s.GetRequiredService<ReleaseShelf>());
        // Scoped, and so taken once: all doors of one turn or request are of one release.
        services.AddScoped(s => s.GetRequiredService<IReleases>().Current);
        return services.AddScoped<ITelephoneNumbers, ContactNumbers>().AddScoped(s => Of(s).Folders)
            .AddScoped(s => Of(s).Engine).AddScoped<IExplainer>(s => Of(s).Recognizers).AddScoped(s => Of(s).Gaps)
            .AddScoped(s => Of(s).Library).AddScoped(s => Of(s).Search)
            .AddScoped(s => Of(s).Calculators).AddScoped(s => Of(s).Safety).AddScoped(s => Of(s).Pages);
    }

    /// <summary>
    /// The calendar of releases: which holds from which day, and what is needed to keep to it. Needs a storage.
    /// </summary>
    /// <param name="folders">The program's data folders.</param>
    public static IServiceCollection AddReleaseCalendar(
        this IServiceCollection services, IConfiguration configuration, ReleaseFolders folders)
    {
        services.AddReleaseKeeping(configuration, folders);
        services.AddSingleton<ReleaseWorkshop>().AddSingleton<IPastReleases, PastReleases>().AddSingleton<CalendarWatch>();
        services.AddSingleton<ITodayFigure, ReleasesToday>().AddSingleton<IReleaseState>(s => s.GetRequiredService<CalendarWatch>());
        return services.AddHostedService(s => s.GetRequiredService<CalendarWatch>()).AddHostedService<ReleaseClearing>();
    }

    /// <summary>What a verb needs of it.</summary>
    public static IServiceCollection AddReleaseKeeping(
        this IServiceCollection services, IConfiguration configuration, ReleaseFolders folders)
    {
        services.AddOptions<ReleaseOptions>().Bind(configuration.GetSection(ReleaseOptions.Section));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<FolderReleases>(s, folders));
        return services.AddSingleton<ReleaseKeeping>().AddSingleton<ReleaseImport>().AddSingleton<Publishing>()
            .AddSingleton<Checkouts>().AddSingleton<FirstRelease>();
    }

    /// <summary>Another one takes its place when the process gets SIGHUP.</summary>
    public static IServiceCollection AddReleaseSwap(this IServiceCollection services, Func<ReleaseReading> read)
    {
        services.AddSingleton(read).AddSingleton<ReleaseSwap>();
        return services.AddHostedService(s => s.GetRequiredService<ReleaseSwap>());
    }

    private static Release Of(IServiceProvider scope) => scope.GetRequiredService<Release>();
}
