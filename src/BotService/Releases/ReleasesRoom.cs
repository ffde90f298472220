using BotService.Engine;
using BotService.Engine.Intents;
using BotService.Hosting;

namespace BotService.Releases;

public static class ReleasesRoom
{
    /// <summary>The release that answers, and in each scope its doors.</summary>
    public static IServiceCollection AddRelease(this IServiceCollection services, Release first)
    {
        services.AddSingleton(new ReleaseShelf(first));
        services.AddSingleton<IReleases>(s => s.GetRequiredService<ReleaseShelf>());
        // Scoped, and so taken once: all doors of one turn or request are of one release.
        services.AddScoped(s => s.GetRequiredService<IReleases>().Current);
        return services.AddScoped<ITelephoneNumbers, ContactNumbers>()
            .AddScoped(s => Of(s).Engine).AddScoped<IExplainer>(s => Of(s).Recognizers).AddScoped(s => Of(s).Gaps)
            .AddScoped(s => Of(s).Library).AddScoped(s => Of(s).Search)
            .AddScoped(s => Of(s).Calculators).AddScoped(s => Of(s).Safety).AddScoped(s => Of(s).Pages);
    }

    /// <summary>Another one takes its place when the process gets SIGHUP.</summary>
    public static IServiceCollection AddReleaseSwap(this IServiceCollection services, Func<ReleaseReading> read)
    {
        services.AddSingleton(read).AddSingleton<ReleaseSwap>();
        return services.AddHostedService(s => s.GetRequiredService<ReleaseSwap>());
    }

    private static Release Of(IServiceProvider scope) => scope.GetRequiredService<Release>();
}
