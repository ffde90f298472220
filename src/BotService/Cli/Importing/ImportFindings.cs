using System.Text.RegularExpressions;
using BotService.Engine.Data;

namespace BotService.Cli.Importing;

/// <summary>What is wrong with one file.</summary>
internal sealed partial class ImportFindings(string file)
{
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    public bool HasErrors => problems.Any(p => p.IsError);

    public void Add(ImportProblem kind, int line, params object?[] values) =>
        problems.Add(kind.At(new(file, line), values));

    /// <summary>
    /// Whether a row can be taken; else it is said why not. A minus before words opens a list and is no formula.
    /// </summary>
    public bool Takes(string question, string answer, int line)
    {
        if (question.Length == 0) Add(ImportProblem.QuestionEmpty, line);
        else if (answer.Length == 0) Add(ImportProblem.AnswerEmpty, line);
        else if (((string[])[question, answer]).FirstOrDefault(t => Formula().IsMatch(t)) is { } formula)
            Add(ImportProblem.Formula, line, VisibleText.Of(formula[..Math.Min(40, formula.Length)]));
        else return true;
        return false;
    }

    [GeneratedRegex(@"^(?:[=@]|[+-][A-Za-z0-9.]+[(|!*/+-])")]
    private static partial Regex Formula();
}
