using System.Numerics.Tensors;

namespace BotService.Engine.Intents;

/// <summary>
/// Questions taken together. The likeness of two clouds is the average over all pairs of their questions, and costs as
/// much as that of two questions.
/// </summary>
public sealed class QuestionCloud
{
    private readonly Dictionary<int, float> pieces = [];
    private readonly Dictionary<ulong, int> said = [];
    private float[] leanings = [];

    public int Count { get; private set; }

    internal IReadOnlyDictionary<int, float> Pieces => pieces;

    public void Add(QuestionLook look)
    {
        for (var i = 0; i < look.Pieces.Length; i++)
            pieces[look.Pieces[i]] = pieces.GetValueOrDefault(look.Pieces[i]) + look.Weights[i];
        Add(look.Leanings);
        said[look.Said] = said.GetValueOrDefault(look.Said) + 1;
        Count++;
    }

    public void Add(QuestionCloud other)
    {
        foreach (var (piece, weight) in other.pieces) pieces[piece] = pieces.GetValueOrDefault(piece) + weight;
        if (other.leanings.Length > 0) Add(other.leanings);
        foreach (var (bits, count) in other.said) said[bits] = said.GetValueOrDefault(bits) + count;
        Count += other.Count;
    }

    /// <returns>At most 1; below 0 where they name different topics and have little else in common.</returns>
    public double Likeness(QuestionCloud other)
    {
        var (few, many) = pieces.Count <= other.pieces.Count ? (pieces, other.pieces) : (other.pieces, pieces);
        var shared = 0f;
        foreach (var (piece, weight) in few) if (many.TryGetValue(piece, out var theirs)) shared += weight * theirs;
        return Likeness(other, shared);
    }

    /// <param name="shared">What the pieces of both come to, worked out before.</param>
    internal double Likeness(QuestionCloud other, float shared)
    {
        if (Count == 0 || other.Count == 0) return 0;
        var leaning = TensorPrimitives.Dot((ReadOnlySpan<float>)leanings, other.leanings);
        var unlike = 0.0;
        foreach (var (mine, count) in said)
        {
            foreach (var (theirs, times) in other.said)
                if (mine != 0 && theirs != 0 && (mine & theirs) == 0) unlike += (double)count * times;
        }
        return ((1 - QuestionReader.LeaningShare) * shared + QuestionReader.LeaningShare * leaning - QuestionReader.OtherTopic * unlike)
            / ((double)Count * other.Count);
    }

    private void Add(float[] more)
    {
        if (leanings.Length == 0) leanings = new float[more.Length];
        TensorPrimitives.Add(leanings, more, leanings);
    }
}
