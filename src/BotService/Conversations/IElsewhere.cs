namespace BotService.Conversations;

/// <summary>A channel on which a conversation begun elsewhere can go on.</summary>
public interface IElsewhere
{
    /// <param name="code">The number to go on with: the channel's first message brings it.</param>
    /// <returns>One place for each account; empty while the channel is off or its accounts are not known.</returns>
    ValueTask<IReadOnlyList<OtherPlace>> PlacesAsync(string code, CancellationToken cancel);
}

/// <param name="Channel">line · web</param>
/// <param name="Name">The account's own name; empty where there is but one place.</param>
/// <param name="Organisation">Whose account it is, by id; null: all.</param>
/// <param name="Address">Opens the channel with the code; absolute, or from the site's root.</param>
public sealed record OtherPlace(string Channel, string Name, string? Organisation, string Address);
