namespace BotService.Web.Layout;

/// <summary>What is said of a field besides its label.</summary>
/// <param name="Problem">Why what was entered cannot be used; null when it can.</param>
/// <param name="Hints">Sentences that help to fill it in.</param>
public sealed record FieldNotes(string? Problem, IReadOnlyList<string> Hints)
{
    public static readonly FieldNotes None = new(null, []);

    public bool IsEmpty => Problem is null && Hints.Count == 0;
}
