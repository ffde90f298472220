using BotService.Engine.Plans;
using BotService.Engine.Plans.Reading;

namespace BotService.Tests.Plans.Reading;

/// <summary>The plans that the project was given; they lie beside the repository and not in it.</summary>
internal static class SharedPlans
{
    public static readonly string[] Names =
        ["taipower-kaohsiung-100", "twc-district1-105", "moea-soe-106", "taipower-sinying-111", "taipower-taipei-113"];

    /// <summary>Where these tests' own files lie.</summary>
    public static string Tests { get; } = Above("BotService.Engine.Tests.csproj", "tests", "BotService.Engine.Tests");

    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Tests, "..", "..", "..", "shared", "plans"));

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.txt"));

    public static ServicePlan Read(string name) => Of(Text(name));

    public static ServicePlan Of(string text) => new PlanReader(PlainTextLines.Of(text)).Read(new("plan", 100, "somebody", null));

    private static string Above(string file, params string[] below)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var here = Path.Combine([folder.FullName, .. below]);
            if (File.Exists(Path.Combine(here, file))) return here;
        }
        throw new DirectoryNotFoundException(file);
    }
}

/// <summary>A test on a plan that the project was given.</summary>
internal sealed class SharedPlanTheoryAttribute : TheoryAttribute
{
    public SharedPlanTheoryAttribute()
    {
        if (!Directory.Exists(SharedPlans.Folder)) Skip = $"The plans are not here: {SharedPlans.Folder}";
    }
}
