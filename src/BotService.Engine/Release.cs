using BotService.Engine.Answers;
using BotService.Engine.Calculators;
using BotService.Engine.Data;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Gaps;
using BotService.Engine.Hours;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Library;
using BotService.Engine.Safety;
using BotService.Engine.Search;

namespace BotService.Engine;

/// <summary>
/// One state of all that answers depend on, with all its doors. It is whole and never changes: whoever took one can
/// go on with it while another is put in its place.
/// </summary>
public sealed class Release
{
    private readonly Lazy<ISearch> search;

    /// <param name="index">Search's index takes a while and is built when first asked for.</param>
    internal Release(
        KnowledgeBase knowledge, DialogScript script, Recognizers recognizers, ICalculators calculators,
        SafetyDesk safety, PageWordings pages, AnswerFinder answers, Func<ISearch> index)
    {
        (Knowledge, Script, Recognizers, Calculators, Safety, Pages, Answers) =
            (knowledge, script, recognizers, calculators, safety, pages, answers);
        var engine = new DialogEngine(knowledge, script, recognizers, calculators, safety, answers: Answers);
        (Engine, Cases) = (engine, engine.Cases);
        HeldWords = new HeldWords(knowledge, script);
        Library = new KnowledgeLibrary(knowledge, script.SheetLabels);
        Gaps = new GapFinder(knowledge, script.SheetLabels);
        search = new(index);
    }

    /// <summary>
    /// Names everything that answers depend on, knowledge, dialogs and calibration: twelve hex digits of a SHA-256.
    /// </summary>
    public string Id => Knowledge.Release;

    public KnowledgeBase Knowledge { get; }

    /// <summary>The folders it was made of, for what else lies in them.</summary>
    public required ReleaseFolders Folders { get; init; }

    public IReadOnlyList<string> Locales => Knowledge.Locales;

    public DialogScript Script { get; }

    public IDialogEngine Engine { get; }

    /// <summary>What is said while an answer waits for somebody's approval.</summary>
    public HeldWords HeldWords { get; }

    /// <summary>The case that a text tells, of an entry that somebody else has chosen.</summary>
    public ICaseReader Cases { get; }

    /// <summary>The same engine with another rule for second sentences, to find a better one.</summary>
    public DialogEngine EngineWith(Arbiter arbiter) => new(Knowledge, Script, Recognizers, Calculators, Safety, arbiter, Answers);

    /// <summary>Of the languages that are spoken.</summary>
    public Recognizer Recognizer => Recognizers.Spoken;

    /// <summary>Of every language that is understood.</summary>
    public Recognizers Recognizers { get; }

    public ICalculators Calculators { get; }

    public SafetyDesk Safety { get; }

    /// <summary>The words of pages and of LINE messages.</summary>
    public PageWordings Pages { get; }

    public ILibrary Library { get; }

    /// <summary>Questions that have an answer of their own.</summary>
    public AnswerFinder Answers { get; }

    /// <summary>The id of the answer whose question a text probably is; null when it is none's.</summary>
    public string? LikelyAnswer(string text) =>
        Answers.Find(text, Recognizers.Recognize(text, RecognitionContext.None), _ => true) is { IsLikely: true } found
            ? found.Item.Id : null;

    public ISearch Search => search.Value;

    public IGaps Gaps { get; }

    /// <summary>
    /// Keeps with the knowledge what cross-validation finds in it, so that the next start need not: how recognition is
    /// weighed in every language, and what a found answer is worth.
    /// </summary>
    /// <param name="map">What scores are worth; null: as it was.</param>
    /// <returns>The ways of asking for an answer that were held back, and how many of them found theirs first.</returns>
    public (int Asked, int First) Calibrate(string knowledgePath, ProbabilityMap? map = null)
    {
        var calibration = Recognizer.Calibration;
        (map is null ? calibration : calibration with { Map = map }).Write(knowledgePath);
        foreach (var (locale, own) in Recognizers.Heard) own.Write(knowledgePath, locale);
        var (worth, asked, first) = AnswerLesson.Learn(Knowledge, Recognizers, Script.OutOfScope.Values.SelectMany(s => s));
        worth.Write(knowledgePath);
        return (asked, first);
    }

    /// <summary>When people are there, as far as the data says.</summary>
    public HoursTable Hours { get; internal init; } = HoursTable.None;

    /// <summary>Reads, proves and learns all of it.</summary>
    /// <param name="shapes">Learns what is read in which file, when somebody wants to know.</param>
    public static ReleaseReading Load(ReleaseFolders folders, Shapes? shapes = null) =>
        ReleaseLoader.Load(folders, shapes);

    /// <summary>Reads and proves all of it and learns nothing: there is never a release.</summary>
    public static ReleaseReading Check(ReleaseFolders folders) => ReleaseLoader.Load(folders, null, learns: false);

    /// <summary>
    /// The same for a trial: nothing is calibrated anew, so that two such releases differ by their texts alone.
    /// </summary>
    /// <param name="change">Adds to the knowledge what stands in no file yet; null: it is as the files say.</param>
    public static ReleaseReading LoadForTrial(ReleaseFolders folders, Func<KnowledgeBase, KnowledgeBase>? change = null) =>
        ReleaseLoader.Load(folders, null, change ?? (knowledge => knowledge));
}

public sealed record ReleaseFolders(string Knowledge, string Dialogs)
{
    /// <summary>As they are called, side by side below a root.</summary>
    public static ReleaseFolders Below(string root) => new(Path.Combine(root, "knowledge"), Path.Combine(root, "dialogs"));

    /// <summary>The id that a release of what lies there has. Reads every file.</summary>
    public string ReleaseId() => DataFolder.Fingerprint([DataFolder.Root(Knowledge), DataFolder.Root(Dialogs)]);
}

/// <summary>What reading the folders came to: a release, or the problems for which there is none.</summary>
/// <param name="Release">Null when one of the problems is an error, or nothing was learnt.</param>
/// <param name="Knowledge">As far as it could be read.</param>
/// <param name="CasesProved">How many cases were held against their second statement.</param>
public sealed record ReleaseReading(
    Release? Release, IReadOnlyList<Problem> Problems, KnowledgeBase Knowledge, int CasesProved)
{
    /// <summary>
    /// Whether what is kept of recognition was made of just these texts; where it was not, every loading works it out anew.
    /// Asking takes a while, and means something only without errors.
    /// </summary>
    public required Lazy<bool> Calibrated { get; init; }
}
