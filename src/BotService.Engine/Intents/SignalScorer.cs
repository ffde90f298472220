using BotService.Engine.Data;
using BotService.Engine.Language;
using BotService.Engine.Retrieval;

namespace BotService.Engine.Intents;

/// <summary>
/// The classifier, the retrieval over fields and the nearest utterance, built over the same pieces of text.
/// </summary>
internal sealed class SignalScorer
{
    private static readonly FieldWeight[] Fields = [new(3, 0.3), new(2, 0.4), new(0.7, 0.6), new(0.5, 0.7)];

    private readonly FeatureSpace space;
    private readonly LinearClassifier classifier;
    private readonly Bm25Index index;
    private readonly UtteranceIndex utterances;
    private readonly HomophoneIndex? homophones;
    private readonly string[] texts;
    private readonly RecognizerParts parts;

    /// <param name="texts">The utterances as they were written, in the order of <paramref name="utterances"/>.</param>
    private SignalScorer(
        FeatureSpace space, LinearClassifier classifier, Bm25Index index, UtteranceIndex utterances,
        HomophoneIndex? homophones, string[] texts,
        RecognizerParts parts) =>
        (this.space, this.classifier, this.index, this.utterances, this.homophones, this.texts, this.parts) =
            (space, classifier, index, utterances, homophones, texts, parts);

    /// <param name="samples">What to learn from.</param>
    /// <param name="descriptions">By entry, the tokens of the fields after names and utterances; null where the
    /// entry is to be unknown.</param>
    public static SignalScorer Build(
        IReadOnlyList<Sample> samples, IReadOnlyList<Token[][]?> descriptions, LinearTrainer trainer,
        RecognizerParts parts = RecognizerParts.All)
    {
        var kinds = parts.HasFlag(RecognizerParts.Sounds) ? FeatureSpace.AllKinds : FeatureSpace.WithoutSounds;
        var space = FeatureSpace.Build(samples.Select(s => s.Tokens), descriptions.SelectMany(d => d ?? []), kinds);
        var vectors = samples.Select(s => space.Vector(s.Tokens)).ToArray();
        var labels = samples.Select(s => Sample.Class(s.Entry, descriptions.Count)).ToArray();
        var classes = descriptions.Count + Sample.FurtherClasses;
        var classifier = trainer.Train(vectors, labels, [.. samples.Select(s => s.Others)], space.Count, classes);

        var byClass = samples.ToLookup(s => Sample.Class(s.Entry, descriptions.Count));
        var documents = descriptions.Concat(new Token[][]?[Sample.FurtherClasses]).Select((further, entry) => (int[][])[
            space.Numbers(byClass[entry].Where(s => s.IsName).SelectMany(s => s.Tokens)),
            space.Numbers(byClass[entry].Where(s => !s.IsName).SelectMany(s => s.Tokens)),
            .. (further ?? [[], []]).Select(space.Numbers)]).ToArray();
        var index = Bm25Index.Build(documents, Fields, space.Count, space.KindWeight);
        var homophones = parts.HasFlag(RecognizerParts.Sounds)
            ? HomophoneIndex.Build(samples.Where(s => s.Entry >= 0).Select(s => s.Read)) : null;
        return new(space, classifier, index, UtteranceIndex.Build(vectors, labels, space.Count), homophones,
            [.. samples.Select(s => s.Text)], parts);
    }

    /// <summary>Gives the text with characters that sound right where those written are not known.</summary>
    public int Hear(ReadOnlySpan<char> normalized, Span<char> into)
    {
        if (homophones is not null) return homophones.Repair(normalized, into);
        normalized.CopyTo(into);
        return normalized.Length;
    }

    /// <summary>Scores <see cref="Signals.Tokens"/>.</summary>
    public void Score(Signals signals) => Score(signals.Tokens, signals);

    public void Score(IReadOnlyList<Token> tokens, Signals signals)
    {
        signals.Fit(classifier.Classes, utterances.Count);
        var query = signals.Query;
        space.Fill(query, tokens);
        classifier.Score(query.Indices, query.Values, signals.Margins);
        index.Score(query.Indices, query.UnknownWeight, signals.Retrieval);
        utterances.Score(query.Indices, query.Values, signals.Cosines, signals.Nearest);
        if (!parts.HasFlag(RecognizerParts.Classifier)) signals.Margins.AsSpan().Clear();
        if (parts.HasFlag(RecognizerParts.Retrieval)) return;
        signals.Retrieval.AsSpan().Clear();
        signals.Nearest.AsSpan().Clear();
    }

    /// <summary>
    /// What each of the query's pieces adds to the margin, the retrieval and the nearness of an
    /// entry, in the order of the query.
    /// </summary>
    /// <param name="signals">As <see cref="Score(Signals)"/> left them.</param>
    public (float[] Margins, float[] Retrieval, float[] Nearest) Attribute(Signals signals, int entry)
    {
        var query = signals.Query;
        var margins = new float[query.Indices.Length];
        for (var j = 0; j < margins.Length; j++)
            margins[j] = classifier.Weights(query.Indices[j])[entry] * query.Values[j];
        return (
            margins,
            index.Parts(query.Indices, query.UnknownWeight, entry),
            utterances.Parts(query.Indices, query.Values, utterances.Best(signals.Cosines, entry)));
    }

    /// <summary>Where a piece stands in the query; null when training never saw it.</summary>
    public int? Position(Signals signals, Token token) =>
        space.Number(token) is { } number && signals.Query.Indices.BinarySearch(number) is var at and >= 0 ? at : null;

    public (string? Text, double Cosine) Nearest(Signals signals, int entry) =>
        utterances.Best(signals.Cosines, entry) is var best and >= 0
            ? (texts[best], signals.Cosines[best]) : (null, 0);
}
