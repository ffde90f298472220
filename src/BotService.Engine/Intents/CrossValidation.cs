using System.Collections.Immutable;

namespace BotService.Engine.Intents;

/// <summary>A text asked of a recogniser that had not seen it.</summary>
/// <param name="Right">The number of the right entry among <see cref="Known"/>; below 0: the text was out of that recogniser's scope.</param>
/// <param name="Known">The entries that recogniser knew and the text did not contradict.</param>
/// <param name="Features">Fusion's features of the known entries, one after the other.</param>
/// <param name="Coverage">See <see cref="QueryVector.Coverage"/>.</param>
/// <param name="IsForeign">Out of scope because its entry was held back, not because it is on the list.</param>
internal sealed record HeldBack(
    int Right, ImmutableArray<int> Known, double[] Features, double Coverage, OrganisationEvidence Organisation, bool IsForeign);

/// <summary>
/// Asks every utterance of a recogniser that was trained without it, and each entry's utterances of one that does not know the entry: what
/// such a recogniser says of them is what strangers' questions will look like.
/// </summary>
internal static class CrossValidation
{
    public const int Folds = 5;

    /// <summary>Below this many entries none is held back: too little would be left.</summary>
    private const int FewEntries = 3;

    public static IReadOnlyList<HeldBack> Run(TrainingSet training, EntrySet entries, LinearTrainer trainer)
    {
        var rounds = new List<HeldBack>[Folds];
        Parallel.For(0, Folds, fold => rounds[fold] = Round(training, entries, trainer, fold));
        return [.. rounds.SelectMany(r => r)];
    }

    private static List<HeldBack> Round(TrainingSet training, EntrySet entries, LinearTrainer trainer, int fold)
    {
        var scorer = SignalScorer.Build(
            [.. training.Samples.Where(s => !IsUnknown(s.Entry) && (s.IsName || s.Fold != fold))],
            [.. training.Descriptions.Select((d, entry) => IsUnknown(entry) ? null : d)],
            trainer);
        var signals = new Signals();
        var asked = new List<HeldBack>();
        foreach (var sample in training.Samples.Where(s => !s.IsName && (s.Fold == fold || IsUnknown(s.Entry))))
        {
            scorer.Score(sample.Tokens, signals);
            asked.Add(Record(sample, signals));
        }
        return asked;

        bool IsUnknown(int entry) => entries.Count >= FewEntries && entry >= 0 && entry % Folds == fold;

        HeldBack Record(Sample sample, Signals signals)
        {
            ImmutableArray<int> known = [.. Enumerable.Range(0, entries.Count)
                .Where(e => !IsUnknown(e) && (e == sample.Entry || entries.Naming(e, sample.Organisation) != Naming.Contradicted))];
            var features = new double[known.Length * Fusion.Features];
            for (var i = 0; i < known.Length; i++)
            {
                var named = entries.Naming(known[i], sample.Organisation) == Naming.Named;
                Fusion.Describe(signals, known[i], named, features.AsSpan(i * Fusion.Features, Fusion.Features));
            }
            return new(known.IndexOf(sample.Entry), known, features, signals.Query.Coverage, sample.Organisation, IsUnknown(sample.Entry));
        }
    }
}
