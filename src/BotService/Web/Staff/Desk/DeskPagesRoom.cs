namespace BotService.Web.Staff.Desk;

internal static class DeskPagesRoom
{
    public static IServiceCollection AddDeskPages(this IServiceCollection services) =>
        services.AddScoped<DeskCounter>().AddScoped<HandingOut>().AddScoped<MarkCalls>().AddScoped<NoteCalls>();
}
