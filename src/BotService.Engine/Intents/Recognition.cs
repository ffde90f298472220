namespace BotService.Engine.Intents;

/// <summary>
/// What is known of an utterance's subject. <see cref="NoInput"/>: nothing to read in it (empty, emoji, punctuation).
/// </summary>
public enum Outcome { Matched, Ambiguous, OutOfScope, NoInput }

/// <summary>An entry the utterance may be about.</summary>
/// <param name="Score">What the recogniser gives it, 0…1: every limit is compared with this.</param>
public readonly record struct Candidate(string Entry, double Score)
{
    /// <summary>
    /// How probably it is the right one, 0…1, by what questions showed (<see cref="ProbabilityMap"/>): for being told,
    /// never for deciding.
    /// </summary>
    public double Probability { get; init; } = Score;
}

/// <summary>The finding for one utterance.</summary>
/// <param name="Candidates">Best first, at most five, whatever the outcome.</param>
/// <param name="Language"><c>zh</c>, <c>en</c> or <c>other</c>.</param>
/// <param name="Choices">How many of the candidates the finding stands for: 1 matched, 2 or
/// 3 ambiguous, else 0.</param>
public sealed record Recognition(Outcome Outcome, IReadOnlyList<Candidate> Candidates, string Language, int Choices = 0)
{
    /// <summary>Probability that the utterance is about any entry at all.</summary>
    public double InScope { get; init; }
}

/// <summary>What the conversation adds to the words: the entry being talked about, if any.</summary>
public sealed record RecognitionContext(string? CurrentEntry)
{
    public static readonly RecognitionContext None = new(CurrentEntry: null);

    /// <summary>
    /// The organisation that is asked, by id: words that name none mean its own matters, or those of
    /// all. Null: nobody in particular.
    /// </summary>
    public string? Organisation { get; init; }
}

/// <summary>
/// Finds the entry an utterance is about. Pure: the same text and context always give the same finding.
/// </summary>
public interface IRecognizer
{
    Recognition Recognize(string text, RecognitionContext context);
}
