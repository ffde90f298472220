namespace BotService.Engine.Plans.Difference;

/// <summary>Something that is called otherwise now, and is the same thing.</summary>
/// <param name="Since">From when on, where that is known.</param>
/// <param name="Why">Where it is known from.</param>
public sealed record ChangedName(string Old, string New, DateOnly? Since = null, string? Why = null);
