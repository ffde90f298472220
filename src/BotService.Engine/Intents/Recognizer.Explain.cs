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
        if (finding.Candidates.Count == 0) return new(finding, limits, [], new Dictionary<string, double>(), [], 0, null, 0, [], NamesOthers: false);

        var read = Reading.Read(text);
        var evidence = _organisations.Find(read);
        var room = _room!; // as recognition left it
        var open = Describe(room, evidence);
        var current = _entries.Number(context.CurrentEntry);
        var topic = evidence.IsSilent && current is { } entry ? _entries.Topic(entry) : 0;
        var utilities = new double[open.Length];
        for (var i = 0; i < utilities.Length; i++) utilities[i] = _fusion.Utility(Features(room, i));
        var lifted = utilities.ToArray();
        if (evidence.IsSilent || _organisations.AreSeveral(evidence.Said)) Lift(lifted, open);

        var entries = new List<EntryReasons>();
        var parts = new List<PieceWeights>();
        foreach (var candidate in finding.Candidates.Take(MostExplained))
        {
            var number = _entries.Number(candidate.Entry)!.Value;
            var at = open.IndexOf(number);
            parts.Add(new(_scorer, room, _fusion, number));
            var signals = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (name, value) in _fusion.Contributions(Features(room, at).ToArray())) signals.Add(name, value);
            foreach (var (name, value) in parts[^1].Sounds(_fusion)) signals[name] = signals.GetValueOrDefault(name) + value;
            signals["sibling"] = lifted[at] - utilities[at];
            signals["context"] = topic == 0 ? 0
                : ((_entries.Topic(number) & topic) != 0 ? SameOrganisationBonus : 0) + (number == current ? CurrentBonus : 0);
            var (nearest, nearness) = _scorer.Nearest(room, number);
            entries.Add(new(candidate.Entry, Rounded(candidate.Score), Rounded(signals), nearest, Rounded(nearness)));
        }
        var pieces = TextPieces.Of(read, t => _scorer.Position(room, t) is not null, tokens => parts[0].Of(tokens) - (parts.Count > 1 ? parts[1].Of(tokens) : 0));
        var scope = _scope.Contributions(_fusion, Looks(room, open.Length, evidence), current is null ? 0 : InDialogBonus);
        var (outside, nearnessOutside) = _scorer.Nearest(room, _entries.Count);
        return new(
            finding, limits, entries, Rounded(scope), pieces, Rounded(room.Query.Coverage), outside, Rounded(nearnessOutside), _organisations.Names(evidence.Said), evidence.Foreign);
    }

    /// <summary>The text as it is compared: keys read as zhuyin, everyday and foreign words given as those that entries use.</summary>
    public static string ReadAs(string text) => Reading.Read(text);

    private static ReadOnlySpan<double> Features(Signals room, int at) => room.Features.AsSpan(at * Fusion.Features, Fusion.Features);

    private static double Rounded(double value) => Math.Round(value, 4);

    private static IReadOnlyDictionary<string, double> Rounded(IReadOnlyDictionary<string, double> values) =>
        values.Where(v => Math.Abs(v.Value) >= 0.005).ToDictionary(v => v.Key, v => Math.Round(v.Value, 2), StringComparer.Ordinal);
}
