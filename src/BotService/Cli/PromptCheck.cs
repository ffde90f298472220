using BotService.Drafting;
using BotService.Drafting.Checking;
using BotService.Engine.Knowledge;

namespace BotService.Cli;

/// <summary>What is wrong with the files of <c>dialogs/prompts/</c>, whether or not a model is configured.</summary>
internal static class PromptCheck
{
    public static IEnumerable<Problem> Problems(string dialogs, IReadOnlyList<string> locales)
    {
        var folder = Path.Combine(dialogs, PromptBook.Folder);
        var problems = new List<string>();
        PromptBook.Load(folder, locales, problems);
        ClaimWords.Load(folder, locales, problems);
        // As every room says it: file, line, what is wrong.
        return problems.Select(p => p.Split(':', 3)).Select(p => new Problem(p[0], int.Parse(p[1]), p[2].Trim()));
    }
}
