using BotService.Review.Trial;

namespace BotService.Review.Proposals;

/// <summary>What is to go into the knowledge, with what a trial of it showed.</summary>
/// <param name="Kind">One of <see cref="ProposalKind"/>.</param>
/// <param name="Entry">The entry that the utterances are of, or the new one's id; null for sentences out of scope.</param>
/// <param name="Group">The group of misses that it came of.</param>
/// <param name="By">Who proposed it, by id: they do not decide on it.</param>
/// <param name="Trial">Null while there is none.</param>
/// <param name="TrialState">Where a trial stands; null: none was asked for.</param>
/// <param name="Release">That which answered when it was accepted.</param>
public sealed record Proposal(
    long Number, string Kind, string? Entry, IReadOnlyList<ProposedText> Texts, long? Group, string? Organisation, string By,
    DateTimeOffset At, string Status, int Version, string? TrialState, TrialResult? Trial, string? Release)
{
    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Word { get; init; }

    public bool IsOpen => Status is ProposalStatus.Draft or ProposalStatus.Tried;
}

/// <param name="Locale">Of the file that it goes into.</param>
public sealed record ProposedText(string Locale, string Text);

public static class ProposalKind
{
    public const string Utterances = "utterances", NewEntry = "new-entry", OutOfScope = "out-of-scope";
}

public static class ProposalStatus
{
    public const string Draft = "draft", Tried = "tried", Accepted = "accepted", Refused = "refused", Withdrawn = "withdrawn",
        Released = "released";

    public static readonly IReadOnlyList<string> All = [Draft, Tried, Accepted, Refused, Withdrawn, Released];
}

public static class TrialState
{
    public const string Waiting = "waiting", Running = "running", Done = "done", Failed = "failed";
}
