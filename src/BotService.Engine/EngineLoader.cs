using BotService.Engine.Calculators;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Duties;
using BotService.Engine.Gaps;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;
using BotService.Engine.Library;
using BotService.Engine.Safety;
using BotService.Engine.Search;

namespace BotService.Engine;

/// <summary>The engine with all it decides from, made of the data folders.</summary>
/// <param name="Engine">Null when there are problems: a bad start is refused.</param>
public sealed record LoadedEngine(
    IDialogEngine? Engine, Recognizer? Recognizer, KnowledgeBase Knowledge, DialogScript Script,
    IReadOnlyList<Problem> Problems, int CasesProved)
{
    /// <summary>Null when there are problems.</summary>
    public ICalculators? Calculators { get; init; }

    public IReadOnlyList<string> Locales => Knowledge.Locales;

    public IGaps Gaps { get; } = new GapFinder(Knowledge, Script.SheetLabels);

    /// <summary>What the service plans ask for; empty when no folder of duties was named.</summary>
    public IDuties Duties { get; init; } = new DutyWriter(DutyBook.Empty, Knowledge);

    /// <summary>Null when there are problems.</summary>
    public SafetyDesk? Safety { get; init; }

    /// <summary>Null when there are problems.</summary>
    public ILibrary? Library { get; init; }

    /// <summary>
    /// Null when there are problems. Its index is built when it is first asked for: whoever only
    /// checks the knowledge needs none.
    /// </summary>
    public ISearch? Search => Index?.Value;

    internal Lazy<ISearch>? Index { private get; init; }
}

public static class EngineLoader
{
    /// <param name="dutiesPath">The folder <c>duties</c>; null leaves the duties out.</param>
    public static LoadedEngine Load(string knowledgePath, string dialogsPath, string? dutiesPath = null)
    {
        // What the reader of danger learns from is read and learnt on the other core: both are
        // needed before the first answer.
        var unsafely = new List<Problem>();
        var reading = Task.Run(() => SafetyData.Read(dialogsPath, unsafely));
        var loaded = KnowledgeLoader.Load(knowledgePath);
        var (script, problems) = DialogScriptLoader.Load(dialogsPath, loaded.Knowledge);
        var more = new List<Problem>();
        var searchWords = SearchWords.Load(dialogsPath, loaded.Knowledge.Locales, more);
        var (calculators, wrong) = CalculatorsLoader.Load(dialogsPath, loaded.Knowledge, script.SheetLabels);
        var (duties, untrue) = dutiesPath is null
            ? (DutyBook.Empty, []) : DutyLoader.Load(dutiesPath, loaded.Knowledge);
        var safety = reading.Result;
        problems = [.. loaded.Problems, .. problems, .. more, .. wrong, .. untrue, .. unsafely,
            .. safety.Against(loaded.Knowledge)];
        if (problems.Count > 0 || calculators is null)
            return new LoadedEngine(null, null, loaded.Knowledge, script, problems, loaded.CasesProved);
        var learning = Task.Run(() => safety.Learn(loaded.Knowledge, script.Harmless));
        var recognizer = Recognizer.Train(loaded.Knowledge, script.OutOfScope, known: Calibration.Read(knowledgePath));
        return new LoadedEngine(
            new DialogEngine(loaded.Knowledge, script, recognizer, calculators, learning.Result), recognizer,
            loaded.Knowledge, script, problems, loaded.CasesProved)
        {
            Duties = new DutyWriter(duties, loaded.Knowledge),
            Library = new KnowledgeLibrary(loaded.Knowledge, script.SheetLabels),
            Index = new(() => new KnowledgeSearch(loaded.Knowledge, searchWords, script.Menu)),
            Calculators = calculators,
            Safety = learning.Result,
        };
    }
}
