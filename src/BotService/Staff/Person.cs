namespace BotService.Staff;

/// <summary>Somebody who works here, as the other rooms see them.</summary>
/// <param name="Organisation">Theirs: they see its conversations, misses, ratings and figures only. Null: all.</param>
public sealed record Person(string Id, string Email, Role Role, string? Organisation)
{
    public bool May(Right right) => Role.May(right);

    /// <summary>What concerns no organisation is seen by those alone who see all.</summary>
    public bool Sees(string? organisation) => Organisation is null || Organisation == organisation;
}
