namespace BotService.Handoff;

public static class HandoffRoom
{
    /// <summary>Talks of citizens with people: the queue, who is there, and their clocks. Needs conversations, a storage and a release.</summary>
    public static IServiceCollection AddHandoff(this IServiceCollection services) => services
        .AddScoped<TalkSteps>().AddScoped<TalkPlaces>().AddScoped<Typing>().AddScoped<TalkClock>().AddScoped<ITalkWork, TalkWork>()
        .AddSingleton<TalkWatch>().AddHostedService(s => s.GetRequiredService<TalkWatch>());
}
