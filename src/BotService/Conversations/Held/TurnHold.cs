namespace BotService.Conversations.Held;

/// <summary>
/// That a turn is not done yet: it stays in the inbox, and nothing else of its conversation goes on before it.
/// </summary>
internal abstract record TurnHold
{
    /// <summary>Its answer waits for approval.</summary>
    /// <param name="Answer">What the turn leaves behind once it goes out.</param>
    /// <param name="Entry">What the answer tells of; <paramref name="Organisation"/> is null where it is none's in particular.</param>
    /// <param name="Question">What was asked, masked.</param>
    /// <param name="Rule">That by which it is held, by number.</param>
    /// <param name="Due">By when the citizen was told to have it.</param>
    /// <param name="Lapses">When nobody may decide any more.</param>
    internal sealed record ForApproval(
        TurnCommit Answer, string Entry, string? Organisation, string Question, long Rule, DateTimeOffset Due,
        DateTimeOffset Lapses) : TurnHold;

    /// <summary>It waits for one before it, and nothing in it is dangerous.</summary>
    internal sealed record Behind : TurnHold;
}
