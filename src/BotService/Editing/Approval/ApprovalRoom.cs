using BotService.Staff.Today;

namespace BotService.Editing.Approval;

public static class ApprovalRoom
{
    /// <summary>
    /// Approvals of drafts, and what follows the calendar. Needs editing, replays, releases and a storage.
    /// </summary>
    public static IServiceCollection AddApproval(this IServiceCollection services)
    {
        services.AddApproving().AddSingleton<ITodayFigure, ApprovalToday>();
        return services.AddSingleton<DraftWatch>().AddHostedService(s => s.GetRequiredService<DraftWatch>());
    }

    /// <summary>What leads drafts on, in whatever process.</summary>
    internal static IServiceCollection AddApproving(this IServiceCollection services) =>
        services.AddSingleton<HeldBase>().AddSingleton<Proposing>().AddSingleton<Voting>().AddSingleton<Publication>()
            .AddSingleton<DraftCourse>().AddSingleton<FactChecking>();
}
