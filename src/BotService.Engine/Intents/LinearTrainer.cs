using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using BotService.Engine.Retrieval;

namespace BotService.Engine.Intents;

/// <summary>
/// Trains the classifier: L2-regularised squared hinge by dual coordinate ascent (Hsieh et al. 2008), all
/// classes at once, because a text's features are then read once for all of them. Deterministic: the order of
/// visits comes from a fixed generator.
/// </summary>
/// <param name="Cost">What a violated margin costs against large weights.</param>
/// <param name="PositiveCost">Times this for the texts of the class itself, which are few against the rest.</param>
internal sealed record LinearTrainer(float Cost = 1, float PositiveCost = 2, int Epochs = 8)
{
    private const float BiasFeature = 1;

    /// <param name="labels">The class of each text.</param>
    /// <param name="open">The classes besides its own to which each text may belong as well: it is
    /// no example against them.</param>
    public LinearClassifier Train(
        IReadOnlyList<SparseVector> texts, IReadOnlyList<int> labels, IReadOnlyList<int[]> open, int features,
        int classes)
    {
        var weights = new float[features * classes];
        var bias = new float[classes];
        var multipliers = new float[texts.Count * classes];
        var norms = texts.Select(t => TensorPrimitives.SumOfSquares(t.Values) + BiasFeature * BiasFeature).ToArray();
        var order = Enumerable.Range(0, texts.Count).ToArray();
        var room = new Room(classes);
        var chance = 0x9E3779B97F4A7C15UL;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            Shuffle(order, ref chance);
            var changed = false;
            foreach (var i in order)
            {
                changed |= Visit(
                    texts[i], labels[i], open[i], norms[i], weights, bias,
                    multipliers.AsSpan(i * classes, classes), room);
            }
            if (!changed) break;
        }
        return new(classes, weights, bias);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // training runs once, at start: there is no time to warm up
    private bool Visit(
        SparseVector text, int label, int[] open, float norm, float[] weights, float[] bias,
        Span<float> multipliers, Room room)
    {
        var classes = bias.Length;
        var margins = room.Margins.AsSpan();
        var steps = room.Steps.AsSpan();
        TensorPrimitives.Multiply(bias, BiasFeature, margins);
        for (var j = 0; j < text.Length; j++)
        {
            TensorPrimitives.MultiplyAdd(
                weights.AsSpan(text.Indices[j] * classes, classes), text.Values[j], margins, margins);
        }

        var largest = 0f;
        for (var k = 0; k < classes; k++)
        {
            var sign = k == label ? 1f : -1f;
            var softness = 1 / (2 * Cost * (k == label ? PositiveCost : 1));
            var gradient = sign * margins[k] - 1 + softness * multipliers[k];
            var next = MathF.Max(0, multipliers[k] - gradient / (norm + softness));
            steps[k] = sign * (next - multipliers[k]);
            multipliers[k] = next;
            largest = MathF.Max(largest, MathF.Abs(steps[k]));
        }
        foreach (var k in open) (steps[k], multipliers[k]) = (0, 0);
        if (largest < 1e-4f) return false;

        TensorPrimitives.MultiplyAdd(steps, BiasFeature, bias, bias);
        for (var j = 0; j < text.Length; j++)
        {
            var row = weights.AsSpan(text.Indices[j] * classes, classes);
            TensorPrimitives.MultiplyAdd(steps, text.Values[j], row, row);
        }
        return true;
    }

    /// <summary>Fisher and Yates, with xorshift.</summary>
    private static void Shuffle(int[] order, ref ulong chance)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            unchecked
            {
                chance ^= chance << 13;
                chance ^= chance >> 7;
                chance ^= chance << 17;
            }
            var j = (int)(chance % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }

    private sealed class Room(int classes)
    {
        public readonly float[] Margins = new float[classes];
        public readonly float[] Steps = new float[classes];
    }
}
