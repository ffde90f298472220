using BotService.Drafting;
using BotService.Drafting.Checking;
using BotService.Engine.Data;

namespace BotService.Cli;

/// <summary>What is wrong with the files of <c>dialogs/prompts/</c>, whether or not a model is configured.</summary>
internal static class PromptCheck
{
    /// <param name="shapes">Learns what is read in which file, when somebody wants to know.</param>
    public static IEnumerable<Problem> Problems(string dialogs, IReadOnlyList<string> locales, Shapes? shapes = null)
    {
        var folder = Path.Combine(dialogs, PromptBook.Folder);
        var findings = new Findings(shapes);
        PromptBook.Load(folder, locales, findings);
        ClaimWords.Load(folder, locales, findings);
        return findings;
    }
}
