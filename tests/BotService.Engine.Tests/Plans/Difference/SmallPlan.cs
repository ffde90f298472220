using BotService.Engine.Plans;

namespace BotService.Tests.Plans.Difference;

/// <summary>Plans of a few lines: a path, a bar, the words, and behind further bars departments and a deadline.</summary>
internal static class SmallPlan
{
    public static ServicePlan Of(string id, params string[] lines) => new()
    {
        Id = id, Year = int.Parse(id[^3..], System.Globalization.CultureInfo.InvariantCulture), Organisation = "taipower", Office = "north",
        Title = id, Items = [.. lines.Select(Item)], Characters = new PlanCharacters(0, 0, 0),
    };

    private static PlanItem Item(string line, int at)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return new()
        {
            Path = cells[0], Kind = KindOf(cells[0]), Text = cells[1], Lines = new(at + 1, at + 1),
            Departments = cells.Length > 2 && cells[2].Length > 0 ? cells[2].Split(' ') : [], Deadline = cells.Length > 3 ? cells[3] : null,
        };
    }

    private static PlanItemKind KindOf(string path) => path[^1] switch
    {
        '¶' => PlanItemKind.Paragraph,
        ')' => char.IsDigit(path[^2]) ? PlanItemKind.Item : PlanItemKind.Strategy,
        >= '0' and <= '9' => path.Contains('◎', StringComparison.Ordinal) ? PlanItemKind.Sub : PlanItemKind.Measure,
        '甲' or '乙' or '丙' => PlanItemKind.Sub,
        _ => path.Length == 1 ? PlanItemKind.Perspective : PlanItemKind.Company,
    };
}
