using BotService.Engine.Calculators;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;
using BotService.Engine.Library;
using BotService.Engine.Search;

namespace BotService.Engine.Dialogs;

/// <summary>The engine with all it decides from, made of the two data folders.</summary>
/// <param name="Engine">Null when there are problems: a bad start is refused.</param>
public sealed record LoadedEngine(
    IDialogEngine? Engine, Recognizer? Recognizer, KnowledgeBase Knowledge, DialogScript Script, IReadOnlyList<Problem> Problems, int CasesProved)
{
    /// <summary>Null when there are problems.</summary>
    public ICalculators? Calculators { get; init; }

    public IReadOnlyList<string> Locales => Knowledge.Locales;

    /// <summary>Null when there are problems.</summary>
    public ILibrary? Library { get; init; }

    /// <summary>Null when there are problems.</summary>
    public ISearch? Search { get; init; }
}

public static class EngineLoader
{
    public static LoadedEngine Load(string knowledgePath, string dialogsPath)
    {
        var loaded = KnowledgeLoader.Load(knowledgePath);
        var (script, problems) = DialogScriptLoader.Load(dialogsPath, loaded.Knowledge);
        var more = new List<Problem>();
        var searchWords = SearchWords.Load(dialogsPath, loaded.Knowledge.Locales, more);
        var (calculators, wrong) = CalculatorsLoader.Load(dialogsPath, loaded.Knowledge, script.SheetLabels);
        problems = [.. loaded.Problems, .. problems, .. more, .. wrong];
        if (problems.Count > 0 || calculators is null) return new LoadedEngine(null, null, loaded.Knowledge, script, problems, loaded.CasesProved);
        var recognizer = Recognizer.Train(loaded.Knowledge, script.OutOfScope, known: Calibration.Read(knowledgePath));
        return new LoadedEngine(new DialogEngine(loaded.Knowledge, script, recognizer, calculators), recognizer, loaded.Knowledge, script, problems, loaded.CasesProved)
        {
            Library = new KnowledgeLibrary(loaded.Knowledge, script.SheetLabels),
            Search = new KnowledgeSearch(loaded.Knowledge, searchWords, script.Menu),
            Calculators = calculators,
        };
    }
}
