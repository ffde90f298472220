using BotService.Engine.Answers;
using BotService.Engine.Calculators;
using BotService.Engine.Data;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Hours;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;
using BotService.Engine.Safety;
using BotService.Engine.Search;

namespace BotService.Engine;

/// <summary>Makes a release of the data folders.</summary>
internal static class ReleaseLoader
{
    /// <param name="trial">Changes the knowledge before it is learnt from, for seeing what that would do: all is then weighed as
    /// it is without the change, however the texts differ. Null: no trial.</param>
    /// <param name="learns">Whether a release is made of it where nothing is wrong; reading alone takes a tenth of the time.</param>
    public static ReleaseReading Load(
        ReleaseFolders folders, Shapes? shapes, Func<KnowledgeBase, KnowledgeBase>? trial = null, bool learns = true)
    {
        // What the reader of danger learns from is read and learnt on the other core: both are
        // needed before the first answer.
        var unsafely = new Findings(shapes);
        var reading = Task.Run(() => SafetyData.Read(folders.Dialogs, unsafely));
        var id = Task.Run(() => folders.ReleaseId());
        var loaded = KnowledgeLoader.Load(folders.Knowledge, shapes, () => id.Result);
        var knowledge = loaded.Knowledge;
        if (trial is not null) knowledge = trial(knowledge);
        var (script, problems) = DialogScriptLoader.Load(folders.Dialogs, knowledge, shapes);
        var more = new Findings(shapes);
        var searchWords = SearchWords.Load(folders.Dialogs, knowledge.Locales, more);
        var (calculators, wrong) = CalculatorsLoader.Load(folders.Dialogs, knowledge, script.SheetLabels, shapes);
        var pages = PageWordings.Load(
            folders.Dialogs, knowledge.Locales, more, knowledge.Levels.Framed, knowledge.Levels.Heard);
        var hours = HoursReader.Load(folders.Dialogs, more, Refer.Organisation);
        Refer.Prove(more, knowledge);
        var safety = reading.Result;
        Refer.Prove(unsafely, knowledge);
        IReadOnlyList<Problem> all = [.. loaded.Problems, .. problems, .. more, .. wrong, .. unsafely,
            .. safety.Against(knowledge)];
        if (!learns || all.Any(p => p.IsError) || calculators is null)
            return new ReleaseReading(null, all, knowledge, loaded.CasesProved) { Calibrated = Calibrated(folders, knowledge, script) };
        var learning = Task.Run(() => safety.Learn(knowledge, script.Harmless));
        var recognizer = Recognizer.Train(knowledge, script.OutOfScope, known: Calibration.Read(folders.Knowledge),
            keeps: trial is not null);
        var recognizers = new Recognizers(
            recognizer, knowledge, script.OutOfScopeHeard, locale => Calibration.Read(folders.Knowledge, locale),
            keeps: trial is not null);
        // Only what talks asks for words in a framed locale; what is learnt from are the entries' own.
        var framed = Framing.Lay(knowledge);
        var release = new Release(
            framed, script, recognizers, calculators, learning.Result, pages,
            new AnswerFinder(framed, AnswerWorth.Read(folders.Knowledge)),
            () => new KnowledgeSearch(knowledge, searchWords, script.Menu)) { Folders = folders, Hours = hours };
        // Needed by the first question, and by nothing before it.
        _ = Task.Run(release.Answers.Warm);
        return new ReleaseReading(release, all, knowledge, loaded.CasesProved) { Calibrated = Calibrated(folders, knowledge, script) };
    }

    /// <summary>
    /// What is kept is read at once, whatever becomes of the folders; comparing takes a while, for who asks.
    /// </summary>
    private static Lazy<bool> Calibrated(ReleaseFolders folders, KnowledgeBase knowledge, DialogScript script)
    {
        var spoken = Calibration.Read(folders.Knowledge);
        var heard = knowledge.Levels.Heard.ToDictionary(l => l, l => Calibration.Read(folders.Knowledge, l));
        return new(() => Recognizer.Fits(spoken, knowledge, script.OutOfScope)
            && Recognizers.Fit(knowledge, script.OutOfScopeHeard, l => heard[l]));
    }
}
