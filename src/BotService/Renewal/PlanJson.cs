using System.Text.Encodings.Web;
using System.Text.Json;
using BotService.Engine.Data;
using BotService.Engine.Plans;
using BotService.Engine.Plans.Reading;
using BotService.Hosting;

namespace BotService.Renewal;

/// <summary>A plan as programs read it.</summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ServicePlan plan) => JsonSerializer.Serialize(Shape(plan), Options);

    /// <summary>The same before it is written, with the names that programs know.</summary>
    public static object Shape(ServicePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new
        {
            id = plan.Id,
            year = plan.Year,
            organisation = plan.Organisation,
            office = plan.Office,
            title = plan.Title,
            basis = Part(plan, PlanPartKind.Basis),
            goals = Part(plan, PlanPartKind.Goals),
            audience = Part(plan, PlanPartKind.Audience),
            steps = Part(plan, PlanPartKind.Steps),
            assessment = Part(plan, PlanPartKind.Assessment),
            assessment_dates = PlanDates.Of(plan).Select(IsoDay.Of).ToArray(),
            rewards = Part(plan, PlanPartKind.Rewards),
            items = plan.Items.Select(i => new
            {
                path = i.Path,
                kind = KebabCase.Of(i.Kind),
                text = i.Text,
                department = i.Departments,
                deadline = i.Deadline,
                lines = new[] { i.Lines.First, i.Lines.Last },
                unsure = i.Unsure.Select(u => new { part = u.Part, reason = u.Reason }),
            }),
            unplaced = plan.Unplaced.Select(u => new { lines = new[] { u.Lines.First, u.Lines.Last }, text = u.Text }),
            characters = new { source = plan.Characters.Source, placed = plan.Characters.Placed,
                unplaced = plan.Characters.Unplaced },
        };
    }

    private static string Part(ServicePlan plan, PlanPartKind kind) => string.Join('\n', plan.Frame
        .Where(p => p.Kind == kind).Select(p => p.Text));
}
