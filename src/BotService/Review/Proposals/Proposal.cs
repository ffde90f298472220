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
    /// <summary>Of words for an answer: those that they are to take the place of.</summary>
    public string? Was { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Word { get; init; }

    /// <summary>Whether it is seen from a trial what it does; words for an answer are read instead.</summary>
    public bool IsTried => Kind != ProposalKind.Wording;

    public bool IsOpen => Status is ProposalStatus.Draft or ProposalStatus.Tried;
}

/// <summary>What is to be proposed.</summary>
/// <param name="Was">Of words for an answer: those that they are to take the place of.</param>
public sealed record NewProposal(
    string Kind, string? Entry, IReadOnlyList<ProposedText> Texts, long? Group, string? Organisation, string? Was = null);

/// <param name="Locale">Of the file that it goes into.</param>
public sealed record ProposedText(string Locale, string Text);

public static class ProposalKind
{
    public const string Utterances = "utterances", NewEntry = "new-entry", OutOfScope = "out-of-scope";

    /// <summary>What a clerk wrote in an answer's place before it went out.</summary>
    public const string Wording = "wording";
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
