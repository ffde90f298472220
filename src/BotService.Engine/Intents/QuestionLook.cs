namespace BotService.Engine.Intents;

/// <summary>
/// A question as others are held against it; made by a <see cref="QuestionReader"/>, and good for its looks alone.
/// </summary>
/// <param name="Pieces">Numbers of its pieces of text, ascending, and how much each counts; of length 1 together.</param>
/// <param name="Leanings">By entry, how much it leans to it; of length 1 together.</param>
/// <param name="Said">The topics that it names, one bit each.</param>
public sealed record QuestionLook(int[] Pieces, float[] Weights, float[] Leanings, ulong Said)
{
    public bool IsEmpty => Pieces.Length == 0;
}
