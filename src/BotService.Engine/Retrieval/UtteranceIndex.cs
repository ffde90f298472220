using System.Runtime.CompilerServices;

namespace BotService.Engine.Retrieval;

/// <summary>
/// Finds, for each entry, how near its nearest utterance is: the cosine of the weighted n-grams, 0…1.
/// </summary>
internal sealed class UtteranceIndex
{
    private readonly int[] starts;
    private readonly int[] utterances;
    private readonly float[] values;
    private readonly int[] entries;

    private UtteranceIndex(int[] starts, int[] utterances, float[] values, int[] entries) =>
        (this.starts, this.utterances, this.values, this.entries) = (starts, utterances, values, entries);

    public int Count => entries.Length;

    /// <param name="entries">The entry of each utterance; those below 0 are left out.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // training runs once, at start: there is no time to warm up
    public static UtteranceIndex Build(IReadOnlyList<SparseVector> utterances, IReadOnlyList<int> entries, int features)
    {
        var kept = Enumerable.Range(0, utterances.Count).Where(i => entries[i] >= 0).ToArray();
        var starts = new int[features + 1];
        foreach (var i in kept)
        {
            foreach (var index in utterances[i].Indices) starts[index + 1]++;
        }
        for (var f = 0; f < features; f++) starts[f + 1] += starts[f];

        var next = starts.ToArray();
        var ids = new int[starts[features]];
        var values = new float[starts[features]];
        for (var u = 0; u < kept.Length; u++)
        {
            var vector = utterances[kept[u]];
            for (var j = 0; j < vector.Length; j++)
            {
                var at = next[vector.Indices[j]]++;
                (ids[at], values[at]) = (u, vector.Values[j]);
            }
        }
        return new(starts, ids, values, [.. kept.Select(i => entries[i])]);
    }

    /// <summary>
    /// The utterance of an entry that scored highest, by its position among those that were kept; -1 for none.
    /// </summary>
    /// <param name="cosines">As <see cref="Score"/> left them.</param>
    public int Best(ReadOnlySpan<float> cosines, int entry)
    {
        var best = -1;
        for (var u = 0; u < Count; u++)
        {
            if (entries[u] == entry && cosines[u] > (best < 0 ? 0 : cosines[best])) best = u;
        }
        return best;
    }

    /// <summary>What each feature adds to the cosine with one utterance.</summary>
    public float[] Parts(ReadOnlySpan<int> indices, ReadOnlySpan<float> values, int utterance)
    {
        var parts = new float[indices.Length];
        for (var j = 0; j < indices.Length && utterance >= 0; j++)
        {
            for (var i = starts[indices[j]]; i < starts[indices[j] + 1]; i++)
            {
                if (utterances[i] == utterance) parts[j] += values[j] * this.values[i];
            }
        }
        return parts;
    }

    /// <param name="cosines">Room for <see cref="Count"/> values.</param>
    /// <param name="nearest">By entry.</param>
    public void Score(ReadOnlySpan<int> indices, ReadOnlySpan<float> values, Span<float> cosines, Span<float> nearest)
    {
        cosines = cosines[..Count];
        cosines.Clear();
        for (var j = 0; j < indices.Length; j++)
        {
            for (var i = starts[indices[j]]; i < starts[indices[j] + 1]; i++)
                cosines[utterances[i]] += values[j] * this.values[i];
        }
        nearest.Clear();
        for (var u = 0; u < cosines.Length; u++)
        {
            if (cosines[u] > nearest[entries[u]]) nearest[entries[u]] = cosines[u];
        }
    }
}
