using BotService.Cli.StaffVerbs;
using BotService.Engine.Data;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Plans;
using BotService.Renewal.Changes;

namespace BotService.Cli.PlanVerbs;

/// <summary>Opens the store with the plans in it, and finds those that a verb is about.</summary>
internal static class PlanDoor
{
    public static Task<int> RunAsync(Func<IServiceProvider, Task<int>> work) =>
        StaffDoor.RunAsync(work, builder => builder.Services.AddPlanChanges(DataFolders.Duties));

    /// <summary>The same with two plans, and a release where the verb needs one.</summary>
    public static Task<int> WithTwoAsync(
        string a, string b, CancellationToken cancel, Func<IServiceProvider, ServicePlan, ServicePlan, Task<int>> work) => RunAsync(async services =>
    {
        var comparing = services.GetRequiredService<PlanComparing>();
        if (await comparing.FindAsync(a, cancel) is not { } old) return await NoneAsync(a);
        if (await comparing.FindAsync(b, cancel) is not { } @new) return await NoneAsync(b);
        return await work(services, old, @new);
    });

    /// <summary>The words of pages alone, which are there long before a release is.</summary>
    /// <returns>Null when they have errors; all problems were listed then.</returns>
    public static PageWording? Words(string? locale)
    {
        var findings = new Findings();
        var spoken = DataFolder.Root(DataFolders.Knowledge).Map("locales.yaml", findings)?.Texts("spoken") ?? [];
        var words = PageWordings.Load(DataFolders.Dialogs, spoken, findings);
        return Startup.Reports([.. findings]) || words.All.Count == 0 ? null : words.For(locale);
    }

    public static Task<int> NoneAsync(string id) =>
        StaffDoor.FailAsync($"There is no plan {id} here; `plan list` names all. A company of a plan is named behind a colon.");
}
