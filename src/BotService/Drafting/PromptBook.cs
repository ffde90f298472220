using System.Text.RegularExpressions;

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
    public static PromptBook Load(string folder, IEnumerable<string> locales, List<string> problems)
    {
        var book = new PromptBook();
        foreach (var locale in locales)
            foreach (var (task, variables) in Variables)
            {
                var file = Path.Combine(folder, $"{task.ToString().ToLowerInvariant()}.{locale}.txt");
                if (!File.Exists(file))
                {
                    problems.Add($"{file}:1: the prompt is missing");
                    continue;
                }
                var text = book.prompts[(task, locale)] = File.ReadAllText(file);
                var named = Block().Matches(text).Select(m => m.Groups[1].Value.Trim()).ToList();
                problems.AddRange(named.Where(n => !variables.Contains(n.TrimStart('$')) || n[0] != '$')
                    .Select(n => $"{file}:1: `{n}` is no variable of this prompt"));
                problems.AddRange(variables.Where(v => !named.Contains("$" + v))
                    .Select(v => $"{file}:1: the prompt does not name `${v}`"));
            }
        return book;
    }

    [GeneratedRegex(@"\{\{(.*?)\}\}", RegexOptions.Singleline)]
    private static partial Regex Block();
}
