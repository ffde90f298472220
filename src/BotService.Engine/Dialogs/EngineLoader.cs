using BotService.Engine.Dialogs.Script;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Engine.Dialogs;

/// <summary>The engine with all it decides from, made of the two data folders.</summary>
/// <param name="Engine">Null when there are problems: a bad start is refused.</param>
public sealed record LoadedEngine(
    IDialogEngine? Engine, Recognizer? Recognizer, KnowledgeBase Knowledge, DialogScript Script, IReadOnlyList<Problem> Problems, int CasesProved)
{
    public IReadOnlyList<string> Locales => Knowledge.Locales;
}

public static class EngineLoader
{
    public static LoadedEngine Load(string knowledgePath, string dialogsPath)
    {
        var loaded = KnowledgeLoader.Load(knowledgePath);
        var (script, problems) = DialogScriptLoader.Load(dialogsPath, loaded.Knowledge);
        problems = [.. loaded.Problems, .. problems];
        if (problems.Count > 0) return new LoadedEngine(null, null, loaded.Knowledge, script, problems, loaded.CasesProved);
        var recognizer = Recognizer.Train(loaded.Knowledge, script.OutOfScope, known: Calibration.Read(knowledgePath));
        return new LoadedEngine(new DialogEngine(loaded.Knowledge, script, recognizer), recognizer, loaded.Knowledge, script, problems, loaded.CasesProved);
    }
}
