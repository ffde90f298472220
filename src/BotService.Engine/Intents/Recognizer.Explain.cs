using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>The recogniser's own account of a finding: the same arithmetic, kept apart by where it came from.</summary>
public sealed partial class Recognizer : IExplainer
{
    private const int MostExplained = 3;

    public Explanation Explain(string text, RecognitionContext context)
    {
        var finding = Recognize(text, context);
        var limits = new DecisionLimits(Rounded(_thresholds.InScope), Rounded(_thresholds.Clear), _options.CloseRival);
        if (finding.Candidates.Count == 0) return new(finding, limits, [], new Dictionary<string, double>(), [], 0, [], false);

        var normalized = TextNormalizer.Normalize(text);
        var evidence = _organisations.Find(normalized);
        var room = _room!; // as recognition left it
        var open = Describe(room, evidence);
        var current = _entries.Number(context.CurrentEntry);
        var topic = evidence.IsSilent && current is { } entry ? _entries.Topic(entry) : 0;
        var utilities = Utilities(room, open);
        var lifted = utilities.ToArray();
        if (evidence.IsSilent || _organisations.AreSeveral(evidence.Said)) Lift(lifted, open);

        var entries = new List<EntryReasons>();
        foreach (var candidate in finding.Candidates.Take(MostExplained))
        {
            var number = _entries.Number(candidate.Entry)!.Value;
            var at = open.IndexOf(number);
            var signals = _fusion.Contributions(Features(room, at));
            signals["sibling"] = lifted[at] - utilities[at];
            signals["context"] = topic == 0 ? 0
                : ((_entries.Topic(number) & topic) != 0 ? SameOrganisationBonus : 0) + (number == current ? CurrentBonus : 0);
            var (nearest, nearness) = _scorer.Nearest(room, number);
            entries.Add(new(candidate.Entry, Rounded(candidate.Score), Rounded(signals), nearest, Rounded(nearness)));
        }
        return new(
            finding, limits, entries, Rounded(_scope.Contributions(_fusion, Looks(room, open.Length, evidence), current is null ? 0 : InDialogBonus)),
            Pieces(normalized, room, finding), Rounded(room.Query.Coverage), _organisations.Names(evidence.Said), evidence.Foreign);
    }

    /// <summary>The first against the second, or the first alone when there is no second.</summary>
    private IReadOnlyList<TextPiece> Pieces(string normalized, Signals room, Recognition finding)
    {
        var first = _scorer.Attribute(room, _entries.Number(finding.Candidates[0].Entry)!.Value, _fusion);
        var second = finding.Candidates.Count > 1 ? _scorer.Attribute(room, _entries.Number(finding.Candidates[1].Entry)!.Value, _fusion) : new float[first.Length];
        return TextPieces.Of(normalized, tokens =>
        {
            var sum = 0.0;
            foreach (var token in tokens)
            {
                if (_scorer.Position(room, token) is { } at) sum += first[at] - second[at];
            }
            return sum;
        });
    }

    private static ReadOnlySpan<double> Features(Signals room, int at) => room.Features.AsSpan(at * Fusion.Features, Fusion.Features);

    private double[] Utilities(Signals room, ReadOnlySpan<int> open)
    {
        var utilities = new double[open.Length];
        for (var i = 0; i < utilities.Length; i++) utilities[i] = _fusion.Utility(Features(room, i));
        return utilities;
    }

    private static double Rounded(double value) => Math.Round(value, 4);

    private static IReadOnlyDictionary<string, double> Rounded(IReadOnlyDictionary<string, double> values) =>
        values.Where(v => Math.Abs(v.Value) >= 0.005).ToDictionary(v => v.Key, v => Math.Round(v.Value, 2), StringComparer.Ordinal);
}
