using BotService.Editing.Approval;
using BotService.Editing.Checking;
using BotService.Editing.Drafts;
using BotService.Editing.Replay;
using BotService.Editing.Saving;

namespace BotService.Editing;

public static class EditingRoom
{
    /// <summary>
    /// Drafts, how they are saved, checked, replayed and approved. Needs a storage, and releases to check against.
    /// </summary>
    public static IServiceCollection AddEditing(this IServiceCollection services)
    {
        services.AddDraftWork().AddReplay().AddApproval().AddSingleton<DraftReading>();
        return services.AddSingleton<DraftEraser>().AddHostedService(s => s.GetRequiredService<DraftEraser>());
    }

    /// <summary>What works on drafts in whatever process.</summary>
    internal static IServiceCollection AddDraftWork(this IServiceCollection services) =>
        services.AddSingleton<DraftContent>().AddSingleton<Saver>().AddSingleton<Rebasing>().AddSingleton<Splitting>()
            .AddSingleton<Calibrating>();
}
