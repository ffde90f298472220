namespace BotService.Web.Layout;

/// <summary>A short link.</summary>
/// <param name="Count">How many things it leads to, where that is said.</param>
public sealed record Chip(string Address, string Name, int? Count = null)
{
    public bool IsCurrent { get; init; }
}
