using System.CommandLine;

namespace BotService.Cli.PlanVerbs;

/// <summary><c>plan</c>: the yearly service plans.</summary>
internal static class PlanVerb
{
    public static Command Create() => new("plan", "The yearly service plans: take them in, see them, lay them beside each other.")
    {
        PlanImportVerb.Create(), PlanListVerb.Create(), PlanShowVerb.Create(), PlanDiffVerb.Create(), PlanChangesVerb.Create(),
        PlanCoverageVerb.Create(),
    };
}
