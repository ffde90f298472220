namespace BotService.Cli.Evaluation;

/// <summary>By what the questions are put together.</summary>
internal enum Grouping { Source, Org, Tag, Lang, Act }

/// <summary>How one group of questions fared, those out of scope among them; shares 0…1.</summary>
/// <param name="First">Right without threshold; out of scope and in dialogues: as the assistant acted.</param>
internal sealed record GroupFigures(int N, double First, double Right, double Wrong, double Refused)
{
    /// <summary>What the file says nothing of.</summary>
    private const string Unsaid = "-";

    public static IReadOnlyDictionary<string, GroupFigures> Of(IEnumerable<Finding> findings, Grouping by) => findings
        .GroupBy(f => Name(f, by)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => Of([.. g]), StringComparer.Ordinal);

    private static GroupFigures Of(IReadOnlyCollection<Finding> findings)
    {
        return new(
            findings.Count, Share(f => f.IsRightFirst), Share(f => f.IsRight),
            Share(f => f.Act == Handling.Answered && !f.IsRight), Share(f => f.Act == Handling.Refused));

        double Share(Func<Finding, bool> counts) => Math.Round((double)findings.Count(counts) / findings.Count, 4);
    }

    private static string Name(Finding finding, Grouping by) => by switch
    {
        Grouping.Source => finding.Question.Source,
        Grouping.Org => finding.Question.Organisation,
        Grouping.Tag => finding.Question.Tag,
        Grouping.Lang => finding.Question.Language,
        _ => finding.Act.ToString().ToLowerInvariant(),
    } ?? Unsaid;
}
