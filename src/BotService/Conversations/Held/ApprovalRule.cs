using BotService.Engine.Library;

namespace BotService.Conversations.Held;

/// <summary>That answers wait for somebody's approval, for a time.</summary>
/// <param name="Until">The last day in Taiwan, inclusive.</param>
/// <param name="HoldsOutside">While nobody is there they wait too; else they go out as they are.</param>
/// <param name="Why">Masked by the store.</param>
/// <param name="EndedAt">Ended before its last day; null: it was not.</param>
public sealed record ApprovalRule(
    long Number, ApprovalReach Reach, DateOnly From, DateOnly Until, bool HoldsOutside, string By, string Why, DateTimeOffset At,
    DateTimeOffset? EndedAt = null)
{
    public bool IsInForce(DateOnly day) => EndedAt is null && From <= day && day <= Until;
}

/// <summary>Which answers a rule is about: those for which all of what is named holds.</summary>
/// <param name="Class">A term that entries are filed under, such as <c>theme:moving</c>.</param>
/// <param name="Channel">Or all accounts of one, named by what stands before the slash.</param>
public sealed record ApprovalReach(string? Entry, string? Class, string? Organisation, string? Channel)
{
    public bool IsEmpty => (Entry, Class, Organisation, Channel) == default;

    /// <param name="card">Of what the answer tells.</param>
    public bool Holds(Card card, string channel) => Holds(card)
        && (Channel is null || Channel == channel || channel.StartsWith($"{Channel}/", StringComparison.Ordinal));

    /// <summary>Whatever the channel.</summary>
    public bool Holds(Card card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return (Entry is null || Entry == card.Id) && (Organisation is null || Organisation == card.Organisation.Id)
            && (Class is null || Class == $"theme:{card.Theme.Id}" || Class == $"administration:{card.Administration.Id}"
                || Class == $"service:{card.Service.Id}");
    }
}

/// <summary>The rules as the turns ask for them.</summary>
internal interface IRulesInForce
{
    /// <summary>Those in force on a day in Taiwan, the oldest first.</summary>
    Task<IReadOnlyList<ApprovalRule>> OnAsync(DateOnly day, CancellationToken cancel);
}
