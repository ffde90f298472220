namespace BotService.Engine.Plans.Reading;

/// <summary>Whether text begins with a number as plans number their items.</summary>
public static class PlanMarks
{
    public static bool Begins(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PlanMark.At(text.TrimStart(), 0, out _) is not null;
    }
}
