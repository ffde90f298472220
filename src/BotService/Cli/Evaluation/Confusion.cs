namespace BotService.Cli.Evaluation;

/// <summary>
/// Questions of one entry for which another came first; <c>oos</c> as expected: they were
/// about no entry and got an answer.
/// </summary>
internal sealed record Confusion(string Expected, string Found, int N)
{
    private const int Most = 15;

    /// <summary>The commonest, most frequent first.</summary>
    public static IReadOnlyList<Confusion> Of(IEnumerable<Finding> findings) =>
    [
        .. findings.SelectMany(Wrong).CountBy(w => w)
            .OrderByDescending(w => w.Value).ThenBy(w => w.Key.Expected, StringComparer.Ordinal)
            .ThenBy(w => w.Key.Found, StringComparer.Ordinal)
            .Take(Most).Select(w => new Confusion(w.Key.Expected, w.Key.Found, w.Value)),
    ];

    private static IEnumerable<(string Expected, string Found)> Wrong(Finding finding)
    {
        if (finding.Question.IsDialogue || finding.IsRightFirst || finding.Ranking.Count == 0) yield break;
        if (finding.Question.IsOutOfScope && finding.Act != Handling.Answered) yield break;
        yield return (finding.Question.Expected, finding.Ranking[0]);
    }
}
