using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Script;

/// <summary>Loads <c>dialogs/</c>; every problem is found in one run.</summary>
public static class DialogScriptLoader
{
    private const string Sheet = "sheet", Wording = "wording";

    /// <param name="shapes">Learns what is read in which file, when somebody wants to know.</param>
    public static (DialogScript Script, IReadOnlyCollection<Problem> Problems) Load(
        string path, KnowledgeBase knowledge, Shapes? shapes = null)
    {
        var findings = new Findings(shapes);
        var folder = DataFolder.Root(path);
        var (locales, talks) = (knowledge.Locales, knowledge.TalkLocales);
        var languages = folder.Map("languages.yaml", findings);
        var own = new Dictionary<(string Name, string Locale), IReadOnlyDictionary<string, string>>();
        var script = new DialogScript
        {
            Wording = Framed(Wording),
            SheetLabels = Framed(Sheet),
            Phrases = PhrasesReader.Read(folder, talks, findings),
            Smalltalk = SmalltalkReader.Read(folder, locales, knowledge.Levels, findings),
            OtherLanguages = languages?.Map("apologies")?.Scalars() ?? new Dictionary<string, string>(),
            Fallback = languages?.RequiredName("go_on_in", locales, DialogProblem.UnknownLocale) ?? "",
            Menu = [.. folder.Texts("menu.yaml", findings, Refer.Entry).Select(t => t.Text)],
            Menus = folder.Map("menu.organisations.yaml", findings)?.TextsByKey(Refer.Entry, Refer.Organisation)
                ?? new Dictionary<string, IReadOnlyList<string>>(),
            OutOfScope = locales.ToDictionary(
                l => l, l => (IReadOnlyList<string>)[
                    .. folder.Texts($"outofscope.{l}.yaml", findings).Select(t => t.Text)]),
            Arbiter = Weights(path, folder.Name, findings),
            Framed = FramedPhrases(folder, knowledge.Levels),
            OutOfScopeHeard = knowledge.Levels.Heard.Where(l => folder.Has($"outofscope.{l}.yaml")).ToDictionary(
                l => l, l => (IReadOnlyList<string>)[
                    .. folder.Texts($"outofscope.{l}.yaml", findings).Select(t => t.Text)]),
        };
        languages?.Done();
        Refer.Prove(findings, knowledge);
        findings.AddRange(Languages(folder.Name, script, talks));
        foreach (var locale in talks)
        {
            Keys(Enum.GetValues<Line>().Select(KebabCase.Of), own[(Wording, locale)].Keys, Wording, locale);
            Keys(own[(Sheet, locales[0])].Keys, own[(Sheet, locale)].Keys, Sheet, locale);
        }
        return (script, findings);

        // What a framed locale lacks is said in the words of its stand-in.
        Dictionary<string, IReadOnlyDictionary<string, string>> Framed(string name)
        {
            foreach (var locale in talks) own[(name, locale)] = Scalars(folder, $"{name}.{locale}.yaml", findings);
            return talks.ToDictionary(l => l, l => knowledge.Levels.Framed.TryGetValue(l, out var chain)
                ? own[(name, chain[0])].Concat(own[(name, l)]).GroupBy(w => w.Key)
                    .ToDictionary(w => w.Key, w => w.Last().Value)
                : own[(name, l)]);
        }

        bool IsFramed(string locale) => knowledge.Levels.Framed.ContainsKey(locale);

        void Keys(IEnumerable<string> needed, IEnumerable<string> given, string name, string locale)
        {
            var place = new Place($"{folder.Name}/{name}.{locale}.yaml", 1);
            if (findings.IsUnread(place.File) || findings.IsUnread($"{folder.Name}/{name}.{locales[0]}.yaml")) return;
            string[] lacking = [.. needed.Except(given)], left = [.. given.Except(needed)];
            findings.AddRange(lacking.Where(k => Nearest.To(k, left) is null)
                .Select(k => IsFramed(locale)
                    ? DialogProblem.NoLineYet.At(place, k, locale) : DialogProblem.NoLine.At(place, k)));
            findings.AddRange(left.Select(k => DialogProblem.LineOfNothing.At(place, k).OrNearest(k, lacking)));
        }
    }

    private static Arbiter Weights(string path, string folder, Findings findings)
    {
        var file = Path.Combine(path, Arbiter.FileName);
        try
        {
            return Arbiter.Parse(File.ReadAllLines(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            findings.Add(DialogProblem.NoWeights.At(new($"{folder}/{Arbiter.FileName}", 1), e.Message));
            return Arbiter.Unlearnt;
        }
    }

    /// <summary>Nothing is wrong with answers then; but what is said of languages is not what is done.</summary>
    private static IEnumerable<Problem> Languages(string folder, DialogScript script, IReadOnlyList<string> locales)
    {
        var spoken = locales.Select(LocaleChoice.LanguageOf).ToHashSet(StringComparer.Ordinal);
        foreach (var language in script.OtherLanguages.Keys.Where(spoken.Contains))
            yield return DialogProblem.LanguageSpoken.At(new($"{folder}/languages.yaml", 1), language);
        var switched = script.Phrases.Commands.Values.Select(c => c.Locale).ToHashSet();
        foreach (var locale in locales.Where(l => locales.Count > 1 && !switched.Contains(l)))
            yield return DialogProblem.NoSwitch.At(new($"{folder}/phrases.{locale}.yaml", 1), locale);
    }

    /// <summary>Read once more, by themselves; what is wrong with them was told.</summary>
    private static HashSet<string> FramedPhrases(DataFolder folder, LocaleLevels levels)
    {
        if (levels.Framed.Count == 0) return [];
        var phrases = PhrasesReader.Read(folder, [.. levels.Framed.Keys], new Findings());
        return [.. phrases.Commands.Values
            .Concat(SmalltalkReader.Read(folder, [], levels, new Findings()).Select(s => s.Value.Phrases))
            .SelectMany(p => p.Whole.Concat(p.Within)).Concat(phrases.Facets.Values.SelectMany(f => f))];
    }

    private static IReadOnlyDictionary<string, string> Scalars(DataFolder folder, string file, Findings findings) =>
        folder.Map(file, findings)?.Scalars() ?? new Dictionary<string, string>();
}
