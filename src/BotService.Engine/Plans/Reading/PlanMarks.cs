namespace BotService.Engine.Plans.Reading;

/// <summary>Whether text begins with a number as plans number their items.</summary>
public static class PlanMarks
{
    /// <summary>Whether a line reads as departments or as deadlines and nothing else.</summary>
    public static bool IsMargin(string text) => DepartmentNames.AreNames(text) || Deadlines.IsDeadline(text);

    public static bool Begins(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PlanMark.At(text.TrimStart(), 0, out _) is not null;
    }
}
