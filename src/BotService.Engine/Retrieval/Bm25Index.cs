using System.Runtime.CompilerServices;

namespace BotService.Engine.Retrieval;

/// <summary>
/// BM25F: the frequencies of a term in the fields of a document are weighted and length-normalised before they
/// saturate together (Robertson, Zaragoza, Taylor 2004). What a term adds to a document never changes, so it is
/// worked out once, and a search only adds.
/// </summary>
internal sealed class Bm25Index
{
    private const double Saturation = 1.2;

    private readonly int[] starts;
    private readonly int[] documents;
    private readonly float[] impacts;
    private readonly float[] idf;
    private readonly float unknown;

    private Bm25Index(int[] starts, int[] documents, float[] impacts, float[] idf, float unknown) =>
        (this.starts, this.documents, this.impacts, this.idf, this.unknown) = (starts, documents, impacts, idf, unknown);

    /// <param name="documents">Per document and field the term ids, repeated as they occur.</param>
    /// <param name="kindWeights">A weight for each term id.</param>
    public static Bm25Index Build(
        IReadOnlyList<int[][]> documents, IReadOnlyList<FieldWeight> fields, int terms, Func<int, float> kindWeights)
    {
        var averages = new double[fields.Count];
        for (var f = 0; f < fields.Count; f++)
            averages[f] = Math.Max(1, documents.Select(d => (double)d[f].Length).DefaultIfEmpty(1).Average());

        var postings = new List<(int Document, float Frequency)>[terms];
        for (var d = 0; d < documents.Count; d++)
        {
            foreach (var (term, frequency) in Frequencies(documents[d], fields, averages))
                (postings[term] ??= []).Add((d, (float)frequency));
        }

        var starts = new int[terms + 1];
        var idf = new float[terms];
        var into = new List<int>();
        var impacts = new List<float>();
        for (var term = 0; term < terms; term++)
        {
            starts[term] = into.Count;
            if (postings[term] is not { } list) continue;
            idf[term] = (float)Math.Log(1
                + (documents.Count - list.Count + 0.5) / (list.Count + 0.5)) * kindWeights(term);
            foreach (var (document, frequency) in list)
            {
                into.Add(document);
                impacts.Add((float)(idf[term] * frequency / (Saturation + frequency)));
            }
        }
        starts[terms] = into.Count;
        return new(starts, [.. into], [.. impacts], idf, (float)Math.Log(1 + (documents.Count + 0.5) / 0.5));
    }

    /// <summary>
    /// Adds what the terms say for each document: 0 nothing, 1 would be everything that such a query could score.
    /// </summary>
    /// <param name="terms">Distinct term ids of the query.</param>
    /// <param name="unknownWeight">Summed kind weights of the query's distinct terms that no document holds.</param>
    public void Score(ReadOnlySpan<int> terms, float unknownWeight, Span<float> into)
    {
        into.Clear();
        var possible = unknownWeight * unknown;
        foreach (var term in terms)
        {
            possible += idf[term];
            for (var i = starts[term]; i < starts[term + 1]; i++) into[documents[i]] += impacts[i];
        }
        if (possible <= 0) return;
        foreach (ref var score in into) score /= possible;
    }

    /// <summary>What each term adds to the score of one document.</summary>
    public float[] Parts(ReadOnlySpan<int> terms, float unknownWeight, int document)
    {
        var parts = new float[terms.Length];
        var possible = unknownWeight * unknown;
        for (var j = 0; j < terms.Length; j++)
        {
            possible += idf[terms[j]];
            for (var i = starts[terms[j]]; i < starts[terms[j] + 1]; i++)
            {
                if (documents[i] == document) parts[j] = impacts[i];
            }
        }
        for (var j = 0; j < parts.Length && possible > 0; j++) parts[j] /= possible;
        return parts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // training runs once, at start: there is no time to warm up
    private static Dictionary<int, double> Frequencies(
        int[][] document, IReadOnlyList<FieldWeight> fields, double[] averages)
    {
        var frequencies = new Dictionary<int, double>();
        for (var f = 0; f < fields.Count; f++)
        {
            var length = 1 - fields[f].LengthEffect + fields[f].LengthEffect * document[f].Length / averages[f];
            foreach (var term in document[f])
                frequencies[term] = frequencies.GetValueOrDefault(term) + fields[f].Weight / length;
        }
        return frequencies;
    }
}

/// <param name="LengthEffect">BM25's b: 0 ignores the field's length, 1 divides by it.</param>
internal readonly record struct FieldWeight(double Weight, double LengthEffect);
