using System.Globalization;

namespace BotService.Tests.Web.Staff.Approval;

/// <summary>
/// What somebody with an editor of texts does to <see cref="SmallDraft.Entry"/>: companies need a document more from a day on.
/// </summary>
internal static class FolderChange
{
    private const string Began = "2025-01-01",
        Last = "  - { document: agent-identity, status: planned, source: a-plan, when: { by: [agent] } }\n",
        New = "  - { document: water-number, status: confirmed, source: power-page, when: { applicant: [company] } }\n";

    public static void Make(string folder, DateOnly day)
    {
        var (first, last) = (Shown(day), Shown(day.AddDays(-1)));
        Change(Path.Combine(folder, "entry.yaml"), $"- in_force: {{ from: {Began} }}", (text, rule) =>
            text.Replace($"{{ from: {Began} }}", $"{{ from: {Began}, to: {last} }}", StringComparison.Ordinal)
            + rule.Replace(Began, first, StringComparison.Ordinal).Replace(Last, Last + New, StringComparison.Ordinal));
        Change(Path.Combine(folder, "cases.yaml"), $"- version: {Began}", (text, rows) => text + string.Join('\n', rows
            .Replace(Began, first, StringComparison.Ordinal).Split('\n')
            .Select(l => l.Contains("company-number", StringComparison.Ordinal)
                ? l.Replace("]", ", water-number]", StringComparison.Ordinal) : l)));
    }

    /// <param name="from">Where the part begins that reaches to the end of the file.</param>
    private static void Change(string file, string from, Func<string, string, string> change)
    {
        var text = File.ReadAllText(file);
        File.WriteAllText(file, change(text, text[text.IndexOf(from, StringComparison.Ordinal)..]));
    }

    private static string Shown(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
