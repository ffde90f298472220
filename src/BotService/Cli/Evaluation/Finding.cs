using BotService.Engine.Intents;

namespace BotService.Cli.Evaluation;

/// <summary>What the assistant did at its operating point.</summary>
internal enum Handling { Answered, AskedBack, Refused }

/// <summary>What came of one line.</summary>
/// <param name="Ranking">Entries, best first, whatever was decided; empty for dialogues.</param>
/// <param name="InScope">Probability of being in scope, for questions.</param>
/// <param name="First">The first of the ranking as the recogniser gave it; null where it did not speak:
/// dialogues, nothing to read.</param>
/// <param name="Entries">The entries answered about, or offered when asking back.</param>
internal sealed record Finding(
    EvaluationQuestion Question, IReadOnlyList<string> Ranking, double InScope, Candidate? First, Handling Act,
    IReadOnlySet<string> Entries)
{
    /// <summary>What is told of the first of the ranking.</summary>
    public double? Confidence => First?.Probability;

    /// <summary>The first of the ranking is accepted; out of scope none is.</summary>
    public bool IsFirstRight => !Question.IsOutOfScope && Rank == 1;

    public bool IsRight => Question.IsOutOfScope
        ? Act == Handling.Refused || Entries.SetEquals([Evaluator.HumanAgent])
        : Act switch
        {
            Handling.Answered => Entries.Overlaps(Question.Accepted),
            Handling.AskedBack => Question.MayAskBack && Entries.Overlaps(Question.Accepted),
            _ => false,
        };

    /// <summary>
    /// Right without any threshold; for questions out of scope and dialogues: right as the assistant acted.
    /// </summary>
    public bool IsRightFirst => Question.IsDialogue ? IsRightAtTheEnd : Question.IsOutOfScope ? IsRight : Rank == 1;

    /// <summary>For dialogues: being offered an accepted entry at the end is right too.</summary>
    public bool IsRightAtTheEnd => IsRight || (Act == Handling.AskedBack && Entries.Overlaps(Question.Accepted));

    /// <summary>
    /// The share of what was asked for that was answered or waits for its turn; an offer is no answer.
    /// </summary>
    public double WishesMet => Act == Handling.Answered
        ? (double)Question.Wishes.Count(Entries.Contains) / Question.Wishes.Length : 0;

    /// <summary>Position of the first accepted entry in the ranking, from 1.</summary>
    public int? Rank
    {
        get
        {
            for (var i = 0; i < Ranking.Count; i++)
            {
                if (Question.Accepted.Contains(Ranking[i])) return i + 1;
            }
            return null;
        }
    }
}
