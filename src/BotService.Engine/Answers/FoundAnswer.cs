using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Answers;

/// <summary>An answer whose question a text may be.</summary>
/// <param name="Likeness">To the ways of asking it, 0…1.</param>
/// <param name="Next">To the ways of asking for the next one.</param>
/// <param name="Entry">To the nearest example of any entry.</param>
public readonly record struct FoundAnswer(AnswerItem Item, double Likeness, double Next, double Entry)
{
    // Chosen on the water company's own questions as they stand, and on labelled questions (docs/evaluation.md).
    private const double Ahead = 0.03, Enough = 0.3, EnoughOfSeveral = 0.4, EnoughAlone = 0.45;

    /// <summary>
    /// Told at once: like enough where nothing else is clear; where a matter is recognised, like it, too.
    /// </summary>
    /// <param name="margin">By how much it must be liker than the examples of the matter recognised.</param>
    public bool IsSure(Outcome found, double margin) => Likeness - Next >= Ahead && found switch
    {
        Outcome.Matched => Likeness >= Enough && Likeness - Entry >= margin,
        Outcome.Ambiguous => Likeness >= EnoughOfSeveral,
        _ => Likeness >= EnoughAlone,
    };

    /// <summary>Better than to say that nothing is known, and worth offering.</summary>
    public bool IsLikely => Likeness >= Enough && Likeness - Next >= Ahead;
}
