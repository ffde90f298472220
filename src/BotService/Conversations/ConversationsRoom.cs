using BotService.Conversations.CallBacks;
using BotService.Conversations.Figures;
using BotService.Conversations.Handoff;
using BotService.Conversations.Held;
using BotService.Conversations.Outbox;
using BotService.Conversations.Safety;
using BotService.Conversations.Turns;
using BotService.Hosting;
using BotService.Hosting.Figures;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Conversations;

public static class ConversationsRoom
{
    /// <summary>
    /// The turn pipeline behind <see cref="ITurnDoor"/>. Needs from others: a storage and a release; uses every
    /// registered <see cref="IOutboxChannel"/> and <see cref="ITurnPreparation"/>.
    /// </summary>
    public static IServiceCollection AddConversations(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new Ids());

        services.AddOptions<SiteOptions>().Bind(configuration.GetSection(SiteOptions.Section)).ValidateOnStart()
            .Configure(site => site.TrustedOrigins = configuration.GetSection("DirectLine:TrustedOrigins")
                .Get<string[]>() ?? []);
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsCheck>();
        services.AddOptions<TurnOptions>().Bind(configuration.GetSection(TurnOptions.Section)).ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection(OutboxOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();

        services.AddOptions<CallBackOptions>().Bind(configuration.GetSection(CallBackOptions.Section)).ValidateDataAnnotations()
            .ValidateOnStart();

        services.AddOptions<HandoffOptions>().Bind(configuration.GetSection(HandoffOptions.Section)).ValidateDataAnnotations()
            .ValidateOnStart();

        services.AddOptions<HeldOptions>().Bind(configuration.GetSection(HeldOptions.Section)).ValidateDataAnnotations()
            .ValidateOnStart();

        services.AddOptions<SurveyOptions>().Bind(configuration.GetSection(SurveyOptions.Section));

        services.AddSingleton<Listeners>();
        services.AddSingleton<IAnnouncer>(s => s.GetRequiredService<Listeners>());
        services.AddSingleton<Admission>();
        services.AddSingleton<TurnReplies>();
        // One scope, and so one release, a turn.
        services.AddScoped<Assistant>().AddScoped<CallBackPromises>().AddScoped<HandoffPromises>().AddScoped<StaffTurns>();
        services.AddScoped<HeldClock>().AddScoped<HeldResponder>();
        services.AddSingleton<LiveSignal>();
        services.TryAddScoped<IResponder>(s => s.GetRequiredService<HeldResponder>());
        services.TryAddScoped<IFaultReply, ScriptFaultReply>();
        services.AddSingleton<Elsewhere.FailedNumbers>();
        services.AddSingleton<ITurnPreparation, Elsewhere.Continuing>();
        services.AddSingleton<TurnMeters>();
        services.AddSingleton<DeliveryMeter>();
        services.AddSingleton<StoreCheck>();
        services.AddSingleton<IFigures, HealthFigures>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<ITurnDoor, Reception>();
        services.AddSingleton<ISpeaker, Speaker>();

        // Stopped in the opposite order: turns first, then what they put into the outbox.
        services.AddHostedService(s => s.GetRequiredService<OutboxSender>());
        services.AddHostedService(s => s.GetRequiredService<TurnRunner>());
        services.AddHostedService<Lookout>();
        return services.AddSafetyNotices(configuration);
    }
}
