using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>
/// Asks every utterance of a recogniser that was trained without it, and each entry's utterances of one that does not
/// know the entry: what such a recogniser says of them is what strangers' questions will look like.
/// </summary>
internal static class CrossValidation
{
    public const int Folds = 5;

    /// <summary>Below this many entries none is held back: too little would be left.</summary>
    private const int FewEntries = 3;

    public static IReadOnlyList<HeldBack> Run(
        TrainingSet training, EntrySet entries, LinearTrainer trainer, RecognizerParts parts = RecognizerParts.All)
    {
        var rounds = new List<HeldBack>[Folds];
        Parallel.For(0, Folds, fold => rounds[fold] = Round(training, entries, trainer, parts, fold));
        return [.. rounds.SelectMany(r => r)];
    }

    private static List<HeldBack> Round(
        TrainingSet training, EntrySet entries, LinearTrainer trainer, RecognizerParts parts, int fold)
    {
        var scorer = SignalScorer.Build(
            [.. training.Samples.Where(s => !IsUnknown(s.Entry) && (s.IsName || s.Fold != fold))],
            [.. training.Descriptions.Select((d, entry) => IsUnknown(entry) ? null : d)],
            trainer,
            parts);
        var signals = new Signals();
        Span<char> heard = stackalloc char[TextNormalizer.MaxLength];
        var asked = new List<HeldBack>();
        foreach (var sample in training.Samples.Where(
            s => !s.IsName && s.Entry != Sample.FollowUp && (s.Fold == fold || IsUnknown(s.Entry))))
        {
            var length = scorer.Hear(sample.Read, heard);
            signals.Tokens.Clear();
            NGrams.Cut(heard[..length], signals.Tokens);
            scorer.Score(signals);
            asked.Add(Record(sample));
        }
        return asked;

        bool IsUnknown(int entry) => entries.Count >= FewEntries && entry >= 0 && entry % Folds == fold;

        HeldBack Record(Sample sample)
        {
            var known = Enumerable.Range(0, entries.Count).Where(e => !IsUnknown(e)).ToArray();
            var open = known.Where(e => e == sample.Entry
                || entries.Naming(e, sample.Organisation) != Naming.Contradicted).ToArray();
            var looks = new ScopeLooks(
                Features(open), Features(known.Except(open)), signals.OutMargin, signals.OutNearest,
                signals.Query.Coverage, sample.Organisation);
            return new(Array.IndexOf(open, sample.Entry), looks, IsListed: sample.Entry < 0);

            double[] Features(IEnumerable<int> some) =>
                [.. some.SelectMany(
                    e => Fusion.Describe(signals, e, entries.Naming(e, sample.Organisation) == Naming.Named))];
        }
    }
}
