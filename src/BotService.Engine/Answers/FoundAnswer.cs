using BotService.Engine.Knowledge;

namespace BotService.Engine.Answers;

/// <summary>An answer whose question a text may be.</summary>
/// <param name="Probability">That it is this one's and no other's, 0…1.</param>
public readonly record struct FoundAnswer(AnswerItem Item, double Probability)
{
    /// <summary>It need not be said which question it answers.</summary>
    public bool IsSure => Probability >= 0.4;

    /// <summary>Better than to say that nothing is known, and worth offering.</summary>
    public bool IsLikely => Probability >= 0.15;
}
