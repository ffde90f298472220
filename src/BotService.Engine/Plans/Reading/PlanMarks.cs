namespace BotService.Engine.Plans.Reading;

/// <summary>Whether text begins with a number as plans number their items.</summary>
public static class PlanMarks
{
    /// <summary>Whether a line reads as departments or as deadlines and nothing else.</summary>
    public static bool IsMargin(string text) => DepartmentNames.AreNames(text) || Deadlines.IsDeadline(text);

    /// <summary>Whether a line holds nothing but heads of a table's columns.</summary>
    /// <param name="isRest">Whether one head is enough, as below a line of heads.</param>
    public static bool IsHead(string text, bool isRest = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TableHead.Whole(text) is { } roles && roles.Count >= (isRest ? 1 : 2);
    }

    /// <summary>Whether a line holds nothing but the number of its page.</summary>
    public static bool IsPageNumber(string text) => TableHead.IsPageNumber(text);

    /// <summary>Whether a line begins as the parts around a table do.</summary>
    public static bool BeginsPart(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PlanMark.At(text.TrimStart(), 0, out _) is { Class: MarkClass.Formal or MarkClass.Numeral };
    }

    public static bool Begins(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PlanMark.At(text.TrimStart(), 0, out _) is not null;
    }
}
