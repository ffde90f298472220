using System.Numerics.Tensors;
using BotService.Engine.Retrieval;

namespace BotService.Engine.Intents;

/// <summary>
/// One hyperplane for each class against the rest. A feature's weights for all classes lie side by side, so that
/// scoring is a few long additions.
/// </summary>
internal sealed class LinearClassifier(int classes, float[] weights, float[] bias)
{
    public int Classes => classes;

    /// <summary>What a feature says for each class.</summary>
    public ReadOnlySpan<float> Weights(int feature) => weights.AsSpan(feature * classes, classes);

    /// <summary>Margins by class: about 1 when surely in it, about -1 when surely not.</summary>
    public void Score(ReadOnlySpan<int> indices, ReadOnlySpan<float> values, Span<float> margins)
    {
        bias.CopyTo(margins);
        for (var j = 0; j < indices.Length; j++)
            TensorPrimitives.MultiplyAdd(weights.AsSpan(indices[j] * classes, classes), values[j], margins, margins);
    }

    /// <summary>The class with the largest margin; the first of several.</summary>
    public int Best(SparseVector text)
    {
        Span<float> margins = stackalloc float[classes];
        Score(text.Indices, text.Values, margins);
        return TensorPrimitives.IndexOfMax((ReadOnlySpan<float>)margins);
    }
}
