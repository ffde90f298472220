using BotService.Engine.Data;
using BotService.Staff.Today;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotService.Review.Low;

public static class LowRoom
{
    /// <summary>
    /// Conversations that went badly. Needs a storage and a release. Options: <see cref="LowOptions"/>.
    /// </summary>
    /// <param name="dialogs">The folder that holds <c>curses.&lt;locale&gt;.yaml</c>.</param>
    public static IServiceCollection AddLow(this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, string> dialogs)
    {
        services.AddOptions<LowOptions>().Bind(configuration.GetSection(LowOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => Words(dialogs(s)));
        services.AddSingleton<LowFinder>();
        services.AddSingleton<ITodayFigure, LowToday>();
        services.AddHostedService<LowWatch>();
        return services;
    }

    private static CurseWords Words(string dialogs)
    {
        var problems = new Findings();
        var words = CurseWords.Load(dialogs, CurseWords.Locales, problems);
        return problems.Count == 0 ? words : throw new InvalidDataException(string.Join(Environment.NewLine, problems));
    }
}
