using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>The recogniser's own account of a finding: the same arithmetic, kept apart by where it came from.</summary>
public sealed partial class Recognizer : IExplainer
{
    private const int MostExplained = 3;

    public Explanation Explain(string text, RecognitionContext context)
    {
        var finding = Recognize(text, context);
        var limits = new DecisionLimits(Rounded(thresholds.InScope), Rounded(thresholds.Clear), options.CloseRival);
        if (finding.Candidates.Count == 0)
            return new(finding, limits, [], new Dictionary<string, double>(), [], 0, null, 0, [], NamesOthers: false);

        var read = ReadAs(text);
        var evidence = organisations.Find(read);
        var room = Recognizer.room!; // as recognition left it
        var open = Describe(room, evidence);
        var standing = Stand(evidence, context);
        var utilities = Utilities(room, open).ToArray();
        var lifted = utilities.ToArray();
        if (standing.Siblings != Rivalry.None) Lift(lifted, open);
        var followed = lifted.ToArray();
        Follow(followed, open, standing, room);

        var entries = new List<EntryReasons>();
        var parts = new List<PieceWeights>();
        foreach (var candidate in finding.Candidates.Take(MostExplained))
        {
            var number = this.entries.Number(candidate.Entry)!.Value;
            var at = open.IndexOf(number);
            parts.Add(new(scorer, room, fusion, number));
            var signals = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (name, value) in fusion.Contributions(room.Features[(at * Fusion.Features)..((at + 1) * Fusion.Features)])) signals.Add(name, value);
            foreach (var (name, value) in parts[^1].Sounds(fusion))
                signals[name] = signals.GetValueOrDefault(name) + value;
            signals["sibling"] = lifted[at] - utilities[at];
            signals["context"] = followed[at] - lifted[at];
            var (nearest, nearness) = scorer.Nearest(room, number);
            entries.Add(new(candidate.Entry, Rounded(candidate.Score), Rounded(signals), nearest, Rounded(nearness)));
        }
        var pieces = TextPieces.Of(
            read, token => scorer.Position(room, token) is { } at
                ? parts[0][at] - (parts.Count > 1 ? parts[1][at] : 0) : null);
        var scope = this.scope.Contributions(
            fusion, Looks(room, open.Length, evidence), FollowUp(room, standing), standing.Bonus);
        var (outside, nearnessOutside) = scorer.Nearest(room, Sample.Class(Sample.OutOfScope, this.entries.Count));
        return new(
            finding, limits, entries, Rounded(scope), pieces, Rounded(room.Query.Coverage), outside,
            Rounded(nearnessOutside), organisations.Names(evidence.Said), evidence.Foreign);
    }

    /// <summary>
    /// The text as it is compared: keys read as zhuyin, everyday and foreign words given as those that
    /// entries use, slips of sound mended.
    /// </summary>
    public string ReadAs(string text)
    {
        Span<char> heard = stackalloc char[TextNormalizer.MaxLength];
        return new string(heard[..scorer.Hear(Reading.Read(text), heard)]);
    }

    private static double Rounded(double value) => Math.Round(value, 4);

    private static IReadOnlyDictionary<string, double> Rounded(IReadOnlyDictionary<string, double> values) =>
        values.Where(v => Math.Abs(v.Value) >= 0.005)
            .ToDictionary(v => v.Key, v => Math.Round(v.Value, 2), StringComparer.Ordinal);
}
