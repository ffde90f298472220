using BotService.Handoff.Live;
using BotService.Handoff.Referrals;
using BotService.Staff.Today;

namespace BotService.Handoff;

public static class HandoffRoom
{
    /// <summary>
    /// Talks of citizens with people: the queue, who is there, and their clocks. Needs conversations, a storage and a
    /// release.
    /// </summary>
    public static IServiceCollection AddHandoff(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReferralOptions>()
            .Configure(options => configuration.GetSection(ReferralOptions.Section).Bind(options.Partners))
            .Validate(
                options => options.Partners.Values.All(p => p.Name.Length > 0 && p.Secret.Length >= ReferralPartner.ShortestSecret),
                $"{ReferralOptions.Section}: each partner needs a Name, and a Secret of at least {ReferralPartner.ShortestSecret} characters.")
            .ValidateOnStart();
        return services
            .AddScoped<TalkSteps>().AddScoped<TalkPlaces>().AddScoped<CitizensWords>().AddScoped<Typing>().AddScoped<TalkClock>()
            .AddScoped<ITalkWork, TalkWork>()
            .AddSingleton<ITodayFigure, TalksToday>()
            .AddSingleton<LiveFrames>().AddSingleton<LiveFeed>().AddHostedService(s => s.GetRequiredService<LiveFeed>())
            .AddSingleton<TalkWatch>().AddHostedService(s => s.GetRequiredService<TalkWatch>());
    }
}
