using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

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
        var locales = knowledge.Locales;
        var script = new DialogScript
        {
            Wording = locales.ToDictionary(l => l, l => Scalars(folder, $"{Wording}.{l}.yaml", findings)),
            SheetLabels = locales.ToDictionary(l => l, l => Scalars(folder, $"{Sheet}.{l}.yaml", findings)),
            Phrases = PhrasesReader.Read(folder, locales, findings),
            Smalltalk = SmalltalkReader.Read(folder, locales, findings),
            OtherLanguages = Scalars(folder, "languages.yaml", findings),
            Menu = [.. folder.Texts("menu.yaml", findings, Refer.Entry).Select(t => t.Text)],
            Menus = folder.Map("menu.organisations.yaml", findings)?.TextsByKey(Refer.Entry, Refer.Organisation)
                ?? new Dictionary<string, IReadOnlyList<string>>(),
            OutOfScope = locales.ToDictionary(
                l => l, l => (IReadOnlyList<string>)[
                    .. folder.Texts($"outofscope.{l}.yaml", findings).Select(t => t.Text)]),
        };
        Refer.Prove(findings, knowledge);
        foreach (var locale in locales)
        {
            Keys(Enum.GetValues<Line>().Select(KebabCase.Of), script.Wording[locale].Keys, Wording, locale);
            Keys(script.SheetLabels[locales[0]].Keys, script.SheetLabels[locale].Keys, Sheet, locale);
        }
        return (script, findings);

        void Keys(IEnumerable<string> needed, IEnumerable<string> given, string name, string locale)
        {
            var place = new Place($"{folder.Name}/{name}.{locale}.yaml", 1);
            if (findings.IsUnread(place.File) || findings.IsUnread($"{folder.Name}/{name}.{locales[0]}.yaml")) return;
            string[] lacking = [.. needed.Except(given)], left = [.. given.Except(needed)];
            findings.AddRange(lacking.Where(k => Nearest.To(k, left) is null)
                .Select(k => DialogProblem.NoLine.At(place, k)));
            findings.AddRange(left.Select(k => DialogProblem.LineOfNothing.At(place, k).OrNearest(k, lacking)));
        }
    }

    private static IReadOnlyDictionary<string, string> Scalars(DataFolder folder, string file, Findings findings) =>
        folder.Map(file, findings)?.Scalars() ?? new Dictionary<string, string>();
}
