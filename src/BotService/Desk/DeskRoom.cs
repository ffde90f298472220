namespace BotService.Desk;

public static class DeskRoom
{
    /// <summary>The answer desk. Needs the release, drafting and the stores behind its ports.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddScoped<IAnswerDesk, AnswerDesk>()
        .AddScoped<IDeskDrafts, DeskDrafts>()
        .AddScoped<MarkProgress>();
}
