using BotService.Engine.Data;

namespace BotService.Reports;

/// <summary>Where the knowledge says one thing in two ways.</summary>
internal static class ContradictionsReport
{
    public const string Description =
        "The same document, fee, time or telephone said differently in two places, languages or offices; `check` counts them, too.";

    /// <param name="problems">Those that are contradictions.</param>
    public static ReportTable Of(IReadOnlyList<Problem> problems, string locale) => new(
        ["code", "file", "line", "what"],
        [.. problems.Select(p => (IReadOnlyList<string?>)[p.Code, p.File, Cell.Number(p.Line), p.Text.In(locale)])],
        $"{problems.Count} contradictions, {problems.Count(p => p.IsError)} of them errors");
}
