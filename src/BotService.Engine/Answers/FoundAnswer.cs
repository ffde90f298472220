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
    private const double Ahead = 0.03, Enough = 0.3, EnoughAlone = 0.42, NearerThanOwn = 0.05, NearerThanOther = 0.1;

    /// <summary>
    /// Told at once: nothing else is clear and it is like enough; or it is clearly more like than the matter recognised,
    /// the more so when it belongs to another.
    /// </summary>
    /// <param name="isOwn">Whether it belongs to the entry recognised first.</param>
    public bool IsSure(Recognition found, bool isOwn) => Likeness - Next >= Ahead && (found.Outcome == Outcome.Matched
        ? Likeness >= Enough && Likeness - Entry >= (isOwn ? NearerThanOwn : NearerThanOther)
        : Likeness >= EnoughAlone);

    /// <summary>Better than to say that nothing is known, and worth offering.</summary>
    public bool IsLikely => Likeness >= Enough && Likeness - Next >= Ahead;
}
