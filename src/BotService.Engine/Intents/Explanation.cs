using BotService.Engine.Data;

namespace BotService.Engine.Intents;

/// <summary>
/// Why an utterance was found to be about an entry, or about none. Weights are log-odds: 0.7 doubles
/// the odds, 2.3 makes them tenfold.
/// </summary>
/// <param name="Limits">What the outcome was measured by.</param>
/// <param name="Entries">The first entry and its rivals, best first. Two entries' summed signals differ by the
/// logarithm of their scores' ratio.</param>
/// <param name="Scope">What spoke for being in scope, or against it, compared with an average question.</param>
/// <param name="Pieces">The parts of the text that counted most between the first entry and the second; those that
/// speak for the second are below 0.</param>
/// <param name="Known">How much of the text was ever seen in training, 0…1.</param>
/// <param name="Organisations">Those that the words may mean; empty when none was named.</param>
/// <param name="NearestOutside">The listed sentence out of scope that is nearest to the text; null
/// when they share nothing.</param>
/// <param name="NearnessOutside">How near: 0…1.</param>
/// <param name="NamesOthers">The text names somebody whom the knowledge base does not know.</param>
public sealed record Explanation(
    Recognition Finding,
    DecisionLimits Limits,
    IReadOnlyList<EntryReasons> Entries,
    IReadOnlyDictionary<string, double> Scope,
    IReadOnlyList<TextPiece> Pieces,
    double Known,
    string? NearestOutside,
    double NearnessOutside,
    IReadOnlyList<string> Organisations,
    bool NamesOthers);

/// <param name="InScope">Below this probability of being in scope an utterance is refused.</param>
/// <param name="Clear">Below this probability of the first entry a second one is offered beside it.</param>
/// <param name="CloseRival">A rival with at least this share of the first entry's probability is offered, too.</param>
public sealed record DecisionLimits(double InScope, double Clear, double CloseRival);

/// <param name="Signals">Signal → weight, such as <c>classifier</c>, <c>retrieval</c>, <c>nearest</c>,
/// <c>organisation</c>, <c>context</c>.</param>
/// <param name="Nearest">The entry's own utterance that is nearest to the text, as it is compared; null
/// when they share nothing.</param>
/// <param name="Nearness">How near: 0…1.</param>
public sealed record EntryReasons(
    string Entry, double Score, IReadOnlyDictionary<string, double> Signals, string? Nearest, double Nearness);

public readonly record struct TextPiece(string Text, double Weight);

/// <summary>Says why. Pure, like the recogniser.</summary>
public interface IExplainer
{
    /// <param name="text">Masked before where the explanation is kept: its pieces are parts of the text.</param>
    Explanation Explain(string text, RecognitionContext context);
}
