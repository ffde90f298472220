using System.Text.RegularExpressions;
using BotService.Engine.Data;

namespace BotService.Drafting;

/// <summary>What a model is asked for.</summary>
internal enum DraftTask { Reply, Ways, Condense }

/// <summary>
/// The prompts, from <c>dialogs/prompts/&lt;task&gt;.&lt;locale&gt;.txt</c>. They may name the variables of their task
/// and call nothing.
/// </summary>
internal sealed partial class PromptBook
{
    public const string Folder = "prompts";

    private static readonly Dictionary<DraftTask, string[]> Variables = new()
    {
        [DraftTask.Reply] = ["sheet", "talk"], [DraftTask.Ways] = ["question"], [DraftTask.Condense] = ["story"],
    };

    private readonly Dictionary<(DraftTask, string), string> prompts = [];

    private PromptBook()
    {
    }

    public string For(DraftTask task, string locale) => prompts[(task, locale)];

    /// <summary>Every problem is added to the list.</summary>
    public static PromptBook Load(string folder, IEnumerable<string> locales, Findings findings)
    {
        var book = new PromptBook();
        foreach (var locale in locales)
            foreach (var (task, variables) in Variables)
            {
                var file = Path.Combine(folder, $"{task.ToString().ToLowerInvariant()}.{locale}.txt");
                var place = new Place($"{DataOf(folder).Name}/{Path.GetFileName(file)}", 1);
                if (!File.Exists(file))
                {
                    findings.Add(PromptProblem.PromptMissing.At(place));
                    continue;
                }
                var text = book.prompts[(task, locale)] = File.ReadAllText(file);
                var named = Block().Matches(text).Select(m => m.Groups[1].Value.Trim()).ToList();
                var unknown = named.Where(n => !variables.Contains(n.TrimStart('$')) || n[0] != '$').ToList();
                findings.AddRange(unknown.Select(n =>
                    PromptProblem.NoVariable.At(place, n).OrNearest(n, variables.Select(v => "$" + v))));
                findings.AddRange(variables.Where(v => !named.Contains("$" + v) && Nearest.To("$" + v, unknown) is null)
                    .Select(v => PromptProblem.VariableUnnamed.At(place, v)));
            }
        return book;
    }

    /// <summary>The folder as problems name it: within <c>dialogs/</c>.</summary>
    public static DataFolder DataOf(string folder) =>
        DataFolder.Root(Path.GetDirectoryName(Path.GetFullPath(folder))!).Folder(Path.GetFileName(folder));

    [GeneratedRegex(@"\{\{(.*?)\}\}", RegexOptions.Singleline)]
    private static partial Regex Block();
}
