using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>
/// Finds the entry an utterance is about: a linear classifier, retrieval over the entries' fields and the nearest utterance, joined with the
/// organisations named and, weakly, the conversation. Trained from the knowledge base alone. Safe for many threads.
/// </summary>
public sealed class Recognizer : IRecognizer
{
    /// <summary>What the entry being talked about, and others of its organisation, gain when the words name no organisation.</summary>
    private const double CurrentBonus = 0.4;
    private const double SameOrganisationBonus = 1.5;

    /// <summary>In the midst of a procedure the next words are likelier to be about one: log-odds.</summary>
    private const double InDialogBonus = 0.8;

    /// <summary>
    /// With no organisation named, what speaks for one organisation's procedure speaks for its sibling too, less this: that one list holds
    /// more utterances without the name says nothing of whom a citizen means.
    /// </summary>
    private const double SiblingDiscount = 1;

    [ThreadStatic]
    private static Signals? _room;

    private readonly EntrySet _entries;
    private readonly OrganisationWords _organisations;
    private readonly SignalScorer _scorer;
    private readonly Fusion _fusion;
    private readonly ScopeModel _scope;
    private readonly Thresholds _thresholds;
    private readonly Decider _decider;

    private Recognizer(
        EntrySet entries, OrganisationWords organisations, SignalScorer scorer, Fusion fusion, ScopeModel scope, Thresholds thresholds,
        RecognizerOptions options) =>
        (_entries, _organisations, _scorer, _fusion, _scope, _thresholds, _decider) =
        (entries, organisations, scorer, fusion, scope, thresholds, new Decider(entries, thresholds, options));

    /// <summary>The probability of being in scope below which an utterance is out of it.</summary>
    public double Threshold => _thresholds.InScope;

    /// <summary>Area under the curve of held-back utterances against the listed sentences, as cross-validation saw it.</summary>
    public double HeldBackAuroc => _thresholds.Auroc;

    /// <param name="outOfScope">By locale, sentences about nothing in the knowledge base; the more and the nearer, the surer the refusals.</param>
    public static Recognizer Train(
        KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyList<string>> outOfScope, RecognizerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(outOfScope);
        options ??= new();
        var organisations = new OrganisationWords(knowledge);
        var entries = new EntrySet(knowledge, organisations);
        var training = TrainingSet.Of(knowledge, entries, organisations, outOfScope);
        var trainer = new LinearTrainer();
        var asked = CrossValidation.Run(training, entries, trainer);
        var fusion = Fusion.Fit([.. asked.Where(a => a.Right >= 0).Select(a => (a.Looks.Open, a.Right))]);
        var scope = ScopeModel.Fit(asked, fusion, options);
        var thresholds = Thresholds.Of(asked, fusion, scope, options);
        var scorer = SignalScorer.Build(training.Samples, training.Descriptions, trainer);
        return new(entries, organisations, scorer, fusion, scope, thresholds, options);
    }

    public Recognition Recognize(string text, RecognitionContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        var language = LanguageDetector.Detect(text);
        Span<char> buffer = stackalloc char[TextNormalizer.MaxLength];
        ReadOnlySpan<char> normalized = buffer[..TextNormalizer.Normalize(text, buffer)];
        if (normalized.IsEmpty) return new(Outcome.NoInput, [], language);

        var room = _room ??= new();
        var evidence = _organisations.Find(normalized);
        room.Tokens.Clear();
        NGrams.Cut(normalized, room.Tokens);
        _scorer.Score(room.Tokens, room);
        var open = Describe(room, evidence);
        if (open.IsEmpty) return new(Outcome.OutOfScope, [], language);

        var features = room.Features.AsMemory(0, open.Length * Fusion.Features);
        var looks = new ScopeLooks(
            features, room.Features.AsMemory(features.Length, (_entries.Count - open.Length) * Fusion.Features), room.Query.Coverage, evidence);
        var current = _entries.Number(context.CurrentEntry);
        var inScope = _scope.Probability(_fusion, looks, current is null ? 0 : InDialogBonus);
        var topic = evidence.IsSilent && current is { } entry ? _entries.Topic(entry) : 0;
        var siblings = _organisations.AreSeveral(evidence.Said) ? Rivalry.Open
            : !evidence.IsSilent ? Rivalry.None
            : topic == 0 ? Rivalry.Open : Rivalry.Settled;
        var shares = Shares(features.Span, open, topic, current, siblings, room);
        return _decider.Decide(open, shares, inScope, siblings, language);
    }

    private ReadOnlySpan<int> Describe(Signals room, OrganisationEvidence evidence)
    {
        var (open, end) = (0, _entries.Count);
        for (var e = 0; e < _entries.Count; e++)
        {
            var naming = _entries.Naming(e, evidence);
            var at = naming == Naming.Contradicted ? --end : open++;
            Fusion.Describe(room, e, naming == Naming.Named, room.Features.AsSpan(at * Fusion.Features, Fusion.Features));
            room.Order[at] = e;
        }
        return room.Order.AsSpan(0, open);
    }

    private Span<double> Shares(ReadOnlySpan<double> features, ReadOnlySpan<int> open, ulong topic, int? current, Rivalry siblings, Signals room)
    {
        var shares = room.Shares.AsSpan(0, open.Length);
        for (var i = 0; i < open.Length; i++) shares[i] = _fusion.Utility(features.Slice(i * Fusion.Features, Fusion.Features));
        if (siblings != Rivalry.None) Lift(shares, open);
        for (var i = 0; i < open.Length && topic != 0; i++)
        {
            if ((_entries.Topic(open[i]) & topic) != 0) shares[i] += SameOrganisationBonus;
            if (open[i] == current) shares[i] += CurrentBonus;
        }
        Fusion.Softmax(shares);
        return shares;
    }

    private void Lift(Span<double> utilities, ReadOnlySpan<int> open)
    {
        var best = Decider.NextBest(utilities, []);
        foreach (var sibling in _entries.Siblings(open[best]))
        {
            var at = open.IndexOf(sibling);
            if (at >= 0) utilities[at] = Math.Max(utilities[at], utilities[best] - SiblingDiscount);
        }
    }
}
