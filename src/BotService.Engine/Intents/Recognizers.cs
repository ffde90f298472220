using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>
/// One recogniser for the languages that are spoken, and one of its own for each that is only heard: so neither start
/// nor recognition of the spoken ones pays for it. It is trained when somebody first writes in its language.
/// </summary>
public sealed class Recognizers : IRecognizer, IExplainer
{
    /// <summary>Few examples make it less sure than it says: it asks back sooner than the other does.</summary>
    private static readonly RecognizerOptions FewExamples = new() { RightTold = 0.8 };

    private readonly Dictionary<string, Lazy<Recognizer>> heard;

    /// <param name="outOfScope">By locale that is heard, sentences about nothing in the knowledge base.</param>
    /// <param name="known">The kept calibration of a locale; null where there is none.</param>
    /// <param name="keeps">Uses it even when texts have changed.</param>
    public Recognizers(
        Recognizer spoken, KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyList<string>> outOfScope,
        Func<string, Calibration?> known, bool keeps = false)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        Spoken = spoken;
        heard = HeardIn(knowledge).ToDictionary(l => l, l => new Lazy<Recognizer>(
            () => Recognizer.Train(In(knowledge, l), Only(outOfScope, l), FewExamples, known(l), keeps)));
    }

    public Recognizer Spoken { get; }

    /// <summary>By locale that is heard, what cross-validation found; asking trains all of them.</summary>
    public IEnumerable<(string Locale, Calibration Calibration)> Heard =>
        heard.Select(h => (h.Key, h.Value.Value.Calibration));

    public Recognition Recognize(string text, RecognitionContext context) => For(text).Recognize(text, context);

    public Explanation Explain(string text, RecognitionContext context) => For(text).Explain(text, context);

    /// <summary>The text as the recogniser of its language compares it.</summary>
    public string ReadAs(string text) => For(text).ReadAs(text);

    /// <summary>
    /// Whether the kept calibrations of all languages that are only heard were made of just these texts.
    /// </summary>
    internal static bool Fit(
        KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyList<string>> outOfScope, Func<string, Calibration?> known) =>
        HeardIn(knowledge).All(l => Recognizer.Fits(known(l), In(knowledge, l), Only(outOfScope, l), FewExamples));

    private static IEnumerable<string> HeardIn(KnowledgeBase knowledge) =>
        knowledge.Levels.Heard.Where(l => knowledge.Entries.Values.Any(e => e.Heard.ContainsKey(l)));

    private static Dictionary<string, IReadOnlyList<string>> Only(
        IReadOnlyDictionary<string, IReadOnlyList<string>> outOfScope, string locale) =>
        new() { [locale] = outOfScope.GetValueOrDefault(locale, []) };

    private Recognizer For(string text) =>
        heard.TryGetValue(LanguageDetector.Detect(text), out var own) ? own.Value : Spoken;

    /// <summary>
    /// The knowledge as one asks for it in that language alone. Calculators are found by likeness here, for their words
    /// are of the spoken languages.
    /// </summary>
    private static KnowledgeBase In(KnowledgeBase knowledge, string locale) => knowledge with
    {
        Entries = knowledge.Entries.ToDictionary(e => e.Key, e => e.Value with
        {
            Kind = e.Value.Kind == EntryKind.Calculator ? EntryKind.Topic : e.Value.Kind,
            Utterances = new Dictionary<string, IReadOnlyList<string>>
            {
                [locale] = e.Value.Heard.GetValueOrDefault(locale, []),
            },
        }),
    };
}
