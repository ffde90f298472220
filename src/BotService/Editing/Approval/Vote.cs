namespace BotService.Editing.Approval;

/// <summary>That somebody stands behind a content.</summary>
/// <param name="Kind">One of <see cref="VoteKind"/>.</param>
public sealed record Vote(string By, string Kind, DateTimeOffset At);

public static class VoteKind
{
    /// <summary>Approved the ordinary way; let something urgent go live.</summary>
    public const string Approve = "approve", Urgent = "urgent";
}

/// <summary>How an attempt to approve ended.</summary>
public enum VoteOutcome
{
    Counted,

    /// <summary>It was the one that was missing: the draft is approved.</summary>
    Approved,

    /// <summary>Whoever wrote in the draft, or began it, does not approve it.</summary>
    Author,

    /// <summary>They have approved this content already.</summary>
    Twice,

    /// <summary>The content is another one now.</summary>
    Changed,

    /// <summary>The replay is not done, or has groups that are open or refused.</summary>
    Open,

    /// <summary>Nothing is proposed here, or it is not urgent.</summary>
    Refused,

    /// <summary>The base does not hold any more: the draft has to be put onto what does.</summary>
    BaseMoved,

    /// <summary>Their role does not include it.</summary>
    NoRight,
}

/// <summary>A draft as it lies before those who approve.</summary>
/// <param name="Until">When an answer is expected.</param>
/// <param name="Authors">Whoever wrote in it, and who began it, by id.</param>
/// <param name="Votes">On what is proposed, since it was.</param>
/// <param name="Looks">Who looked at it last, and when.</param>
public sealed record ProposedDraft(
    DateTimeOffset? At, DateTimeOffset? Until, IReadOnlyList<string> Authors, IReadOnlyList<Vote> Votes,
    IReadOnlyList<(string By, DateTimeOffset At)> Looks)
{
    /// <summary>Two people, neither of them an author.</summary>
    public const int Needed = 2;

    public IEnumerable<string> ApprovedBy => Votes.Where(v => v.Kind == VoteKind.Approve).Select(v => v.By);
}
