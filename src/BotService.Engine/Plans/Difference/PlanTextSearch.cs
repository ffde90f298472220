namespace BotService.Engine.Plans.Difference;

/// <summary>Looks for names in texts as plans are compared: width, case, spaces and spelling do not count.</summary>
public sealed class PlanTextSearch(PlanNames names)
{
    private readonly PlanFold fold = new(names);

    /// <summary>Latin names only as whole words.</summary>
    public bool Holds(string text, string name) => fold.Holds(text, name);
}
