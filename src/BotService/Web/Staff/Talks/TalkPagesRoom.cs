namespace BotService.Web.Staff.Talks;

internal static class TalkPagesRoom
{
    public static IServiceCollection AddTalkPages(this IServiceCollection services) => services
        .AddSingleton<Looks>().AddScoped<TalkDesk>().AddScoped<TalkActions>().AddScoped<PresenceDesk>();
}
