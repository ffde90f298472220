using BotService.Engine.Dialogs.Script;
using BotService.Quiz;
using BotService.Sheets.Odt;

namespace BotService.Web.Staff.Quiz;

/// <summary>How a question is put, and told afterwards, in the reader's language.</summary>
internal static class QuizWords
{
    public static string Ask(QuizQuestion question, PageWording words) => words.Say(
        $"quiz.{(question.Kind is QuizKind.Bring ? "bring" : "spare")}{(question.Case.Count == 0 ? "-any" : "")}",
        ("entry", question.Name), ("case", string.Join(words["statistics.comma"], question.Case)));

    public static string Tell(QuizQuestion question, PageWording words) => question.Source.Length == 0
        ? words.Say("quiz.right", ("text", question.Right.Text))
        : words.Say("quiz.right-source", ("text", question.Right.Text), ("source", question.Source));

    /// <summary>A row for each question; what is right stands in the last two columns, where it is told.</summary>
    public static IEnumerable<string[]> Rows(IReadOnlyList<QuizQuestion> quiz, PageWording words, bool withAnswers)
    {
        string[] told = withAnswers ? ["right", "source"] : [];
        yield return ["entry", "question", "a", "b", "c", "d", .. told];
        foreach (var question in quiz)
        {
            told = withAnswers ? [question.Right.Text, question.Source] : [];
            yield return [question.Entry, Ask(question, words), .. question.Options.Select(o => o.Text), .. told];
        }
    }

    public static IEnumerable<TextBlock> Paper(IReadOnlyList<QuizQuestion> quiz, PageWording words, bool withAnswers)
    {
        foreach (var (question, i) in quiz.Select((q, i) => (q, i + 1)))
        {
            yield return new(false, [($"{i}. {Ask(question, words)}", TextMark.Strong)]);
            foreach (var (option, k) in question.Options.Select((o, k) => (o, k))) yield return TextBlock.Paragraph($"   ({(char)('A' + k)}) {option.Text}");
        }

        if (!withAnswers) yield break;
        yield return TextBlock.Heading(words["quiz.answers"]);
        foreach (var (question, i) in quiz.Select((q, i) => (q, i + 1)))
        {
            var letter = (char)('A' + question.Options.ToList().FindIndex(o => o.IsRight));
            yield return TextBlock.Paragraph($"{i}. ({letter}) {Tell(question, words)}");
        }
    }
}
