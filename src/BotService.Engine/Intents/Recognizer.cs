using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>
/// Finds the entry an utterance is about: a linear classifier, retrieval over the entries' fields and the
/// nearest utterance, joined with the organisations named and, weakly, the conversation. Trained from the
/// knowledge base alone. Safe for many threads.
/// </summary>
public sealed partial class Recognizer : IRecognizer
{
    /// <summary>
    /// What the entry being talked about, and others of its organisation, gain when the words name no organisation.
    /// </summary>
    private const double CurrentBonus = 1;
    private const double SameOrganisationBonus = 1.5;
    private const double FollowUpBonus = 2.5;

    /// <summary>
    /// Words for one organisation alone are likelier to be about its matters, named or not; less than within a talk,
    /// for most of them open one: log-odds.
    /// </summary>
    private const double AskedBonus = 0.4;

    /// <summary>In the midst of a procedure the next words are likelier to be about one: log-odds.</summary>
    private const double InDialogBonus = 0.8;

    /// <summary>
    /// Of an entry's own way of asking, as it stands there; a little less than one, for sums of floats.
    /// </summary>
    private const float Verbatim = 0.9999f;

    /// <summary>Far less than any word says: it only settles who is named first among equals.</summary>
    private const double Precedence = 1e-4;

    [ThreadStatic]
    private static Signals? room;

    private readonly EntrySet entries;
    private readonly OrganisationWords organisations;
    private readonly SignalScorer scorer;
    private readonly Fusion fusion;
    private readonly ScopeModel scope;
    private readonly Thresholds thresholds;
    private readonly Decider decider;
    private readonly RecognizerOptions options;

    private Recognizer(
        EntrySet entries, OrganisationWords organisations, SignalScorer scorer, Calibration calibration,
        RecognizerOptions options)
    {
        (this.entries, this.organisations, this.scorer, Calibration, this.options) =
            (entries, organisations, scorer, calibration, options);
        (fusion, scope, thresholds) = (calibration.ToFusion(), calibration.ToScope(), calibration.ToThresholds());
        decider = new Decider(entries, thresholds, calibration.Map, options);
    }

    /// <summary>
    /// What cross-validation found; kept with the data it makes the next training several times quicker.
    /// </summary>
    public Calibration Calibration { get; }

    /// <summary>The probability of being in scope below which an utterance is out of it.</summary>
    public double Threshold => thresholds.InScope;

    /// <summary>
    /// Area under the curve of held-back utterances against the listed sentences, as cross-validation saw it.
    /// </summary>
    public double HeldBackAuroc => thresholds.Auroc;

    /// <summary>Share of the held-back utterances whose entry came first, as cross-validation saw it.</summary>
    public double HeldBackRight => thresholds.Right;

    /// <param name="outOfScope">By locale, sentences about nothing in the knowledge base; the more and the nearer,
    /// the surer the refusals.</param>
    /// <param name="known">An earlier calibration: used when it was made of the same texts, else made anew.</param>
    /// <param name="keeps">Uses the earlier one even when texts have changed, so that what changed with them is seen alone.</param>
    public static Recognizer Train(
        KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyList<string>> outOfScope,
        RecognizerOptions? options = null, Calibration? known = null, bool keeps = false)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(outOfScope);
        var organisations = new OrganisationWords(knowledge);
        var entries = EntrySet.Of(knowledge, organisations);
        return Train(
            TrainingSet.Of(knowledge, entries, organisations, outOfScope), entries, organisations,
            options ?? new(), known, keeps);
    }

    /// <summary>Whether a calibration was made of just these texts, so that training takes it as it is.</summary>
    internal static bool Fits(
        Calibration? known, KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyList<string>> outOfScope,
        RecognizerOptions? options = null)
    {
        var organisations = new OrganisationWords(knowledge);
        var entries = EntrySet.Of(knowledge, organisations);
        return known?.Texts == TrainingSet.Of(knowledge, entries, organisations, outOfScope).Fingerprint(entries, options ?? new());
    }

    /// <summary>
    /// The same recogniser for any set of labelled texts. <see cref="Recognize"/> names the labels as entries,
    /// best first, and <see cref="Recognition.InScope"/> says how probably a text is of any label; a threshold
    /// for it is the caller's to choose.
    /// </summary>
    /// <param name="texts">Texts labelled <see cref="LabelledText.OutOfScope"/> belong to no label.</param>
    public static Recognizer Train(IReadOnlyList<LabelledText> texts, RecognizerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var entries = EntrySet.Of(texts.Select(t => t.Label).Where(label => label != LabelledText.OutOfScope));
        return Train(TrainingSet.Of(texts, entries), entries, OrganisationWords.None, options ?? new(), known: null, keeps: false);
    }

    private static Recognizer Train(
        TrainingSet training, EntrySet entries, OrganisationWords organisations, RecognizerOptions options,
        Calibration? known, bool keeps)
    {
        var trainer = new LinearTrainer();
        var texts = training.Fingerprint(entries, options);
        if (known is not null && (keeps || known.Texts == texts))
            return new(entries, organisations,
                SignalScorer.Build(training.Samples, training.Descriptions, trainer, options.Parts), known, options);

        // Beside the folds rather than after them: it takes as long as one of them, and neither needs the other.
        var scorer =
            Task.Run(() => SignalScorer.Build(training.Samples, training.Descriptions, trainer, options.Parts));
        var asked = CrossValidation.Run(training, entries, trainer, options.Parts);
        var fusion = Fusion.Fit([.. asked.Where(a => a.Right >= 0).Select(a => (a.Looks.Open, a.Right))]);
        var scope = ScopeModel.Fit(asked, fusion, options);
        var calibration = Calibration.Of(texts, fusion, scope, Thresholds.Of(asked, fusion, scope, options)) with
        {
            Map = known?.Map ?? ProbabilityMap.Identity,
        };
        return new(entries, organisations, scorer.GetAwaiter().GetResult(), calibration, options);
    }

    public Recognition Recognize(string text, RecognitionContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        Span<char> buffer = stackalloc char[TextNormalizer.MaxLength];
        var (length, language) = Reading.Read(text, buffer);
        Span<char> heard = stackalloc char[TextNormalizer.MaxLength];
        ReadOnlySpan<char> normalized = heard[..scorer.Hear(buffer[..length], heard)];
        if (normalized.IsEmpty) return new(Outcome.NoInput, [], language);

        var room = Recognizer.room ??= new();
        var evidence = organisations.Find(normalized);
        room.Tokens.Clear();
        NGrams.Cut(normalized, room.Tokens);
        scorer.Score(room.Tokens, room);
        var open = Describe(room, evidence);
        if (open.IsEmpty) return new(Outcome.OutOfScope, [], language);

        var standing = Stand(evidence, context);
        if (standing.Current is not null) Fusion.Describe(room, room.FollowUp, named: false, room.FollowUpFeatures);
        var inScope = scope.Probability(
            fusion, Looks(room, open.Length, evidence), FollowUp(room, standing), standing.Bonus);
        var shares = Utilities(room, open);
        if (standing.Siblings != Rivalry.None) Lift(shares, open);
        Follow(shares, open, standing, room);
        Fusion.Softmax(shares);
        return decider.Decide(open, shares, inScope, standing.Siblings, language);
    }

    private Standing Stand(OrganisationEvidence evidence, RecognitionContext context)
    {
        var current = entries.Number(context.CurrentEntry) is { } entry
            && entries.Naming(entry, evidence) != Naming.Contradicted ? entry : (int?)null;
        var topic = evidence.IsSilent && current is { } e ? entries.Topic(e) : 0;
        var asked = evidence is { IsSilent: true, Foreign: false } && topic == 0
            && context.Organisation is { } organisation ? organisations.Topic(organisation) : 0;
        topic |= asked;
        var siblings = organisations.AreSeveral(evidence.Said) ? Rivalry.Open
            : !evidence.IsSilent ? Rivalry.None
            : topic == 0 ? Rivalry.Open : Rivalry.Settled;
        return new(current, topic, siblings, IsAsked: asked != 0);
    }

    private static ReadOnlySpan<double> FollowUp(Signals room, Standing standing) =>
        standing.Current is null ? default : room.FollowUpFeatures;

    private ScopeLooks Looks(Signals room, int open, OrganisationEvidence evidence) => new(
        room.Features.AsMemory(0, open * Fusion.Features),
        room.Features.AsMemory(open * Fusion.Features, (entries.Count - open) * Fusion.Features),
        room.OutMargin,
        room.OutNearest,
        room.Query.Coverage,
        evidence);

    private ReadOnlySpan<int> Describe(Signals room, OrganisationEvidence evidence)
    {
        var (open, end) = (0, entries.Count);
        for (var e = 0; e < entries.Count; e++)
        {
            var naming = entries.Naming(e, evidence);
            // 「打水漂」 names water and is said of electricity: who is asked word for word is asked.
            var at = naming == Naming.Contradicted && room.Nearest[e] < Verbatim ? --end : open++;
            Fusion.Describe(
                room, e, naming == Naming.Named, room.Features.AsSpan(at * Fusion.Features, Fusion.Features));
            room.Order[at] = e;
        }
        return room.Order.AsSpan(0, open);
    }

    private Span<double> Utilities(Signals room, ReadOnlySpan<int> open)
    {
        var utilities = room.Shares.AsSpan(0, open.Length);
        for (var i = 0; i < open.Length; i++)
            utilities[i] = fusion.Utility(room.Features.AsSpan(i * Fusion.Features, Fusion.Features));
        return utilities;
    }

    /// <summary>What the conversation adds.</summary>
    private void Follow(Span<double> utilities, ReadOnlySpan<int> open, Standing standing, Signals room)
    {
        for (var i = 0; i < open.Length && standing.Topic != 0; i++)
        {
            var own = entries.Topic(open[i]);
            // Whoever asks an organisation may as well mean what is everybody's; whoever is in the
            // midst of its procedure hardly does.
            if ((own & standing.Topic) != 0 || (own == 0 && standing.IsAsked)) utilities[i] += SameOrganisationBonus;
        }
        if (standing.Current is { } entry && open.IndexOf(entry) is >= 0 and var at)
        {
            // what asks about anything asks about this
            utilities[at] = Math.Max(
                utilities[at] + CurrentBonus, fusion.Utility(room.FollowUpFeatures) + FollowUpBonus);
        }
    }

    /// <summary>
    /// With no organisation named, what speaks for one organisation's procedure speaks for its siblings just as
    /// much: that one list holds more utterances without the name says nothing of whom a citizen means. They
    /// stand in the catalogue's order.
    /// </summary>
    private void Lift(Span<double> utilities, ReadOnlySpan<int> open)
    {
        var best = Decider.NextBest(utilities, []);
        var siblings = entries.Siblings(open[best]);
        if (siblings.IsEmpty) return;
        var most = utilities[best];
        utilities[best] = most - Precedence * entries.Rank(open[best]);
        foreach (var sibling in siblings)
        {
            if (open.IndexOf(sibling) is >= 0 and var at) utilities[at] = most - Precedence * entries.Rank(sibling);
        }
    }

    /// <summary>What the conversation and the organisations named leave to be decided.</summary>
    /// <param name="Current">The entry being talked about, unless the text contradicts it.</param>
    /// <param name="Topic">Its organisation's bits when the text names none; else those of
    /// the organisation asked.</param>
    /// <param name="IsAsked">The topic is that of the organisation asked.</param>
    private readonly record struct Standing(int? Current, ulong Topic, Rivalry Siblings, bool IsAsked)
    {
        public double Bonus => Current is not null ? InDialogBonus : IsAsked ? AskedBonus : 0;
    }
}
