using System.Collections.Immutable;

namespace BotService.Cli.Evaluation;

/// <summary>One labelled line: a question, or a dialogue whose last turn is labelled.</summary>
/// <param name="Expected">The entry that the line is counted under, or <see cref="OutOfScope"/>.</param>
/// <param name="Accepted">The expected entry and all others that are right too; empty when
/// the line is out of scope.</param>
internal sealed record EvaluationQuestion(
    string Id, ImmutableArray<string> Turns, bool IsDialogue, string Language, string Expected,
    ImmutableHashSet<string> Accepted)
{
    /// <summary>All that the line asks for; one or more.</summary>
    public ImmutableArray<string> Wishes { get; init; } = [];

    /// <summary>Where it comes from, whose matter it is and what sort it is, as the file says.</summary>
    public string? Source { get; init; }

    public string? Organisation { get; init; }

    public string? Tag { get; init; }

    /// <summary>The label of lines about no entry at all.</summary>
    public const string OutOfScope = "oos";

    public bool IsOutOfScope => Accepted.IsEmpty;

    /// <summary>Entries of two organisations are right, so that asking which one is right as well.</summary>
    public bool MayAskBack => Accepted.Select(id => id.Split('.', 2)[0]).Distinct(StringComparer.Ordinal).Count() > 1;
}
