using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotService.Review.Learning;

/// <summary>Writes judged questions in the form of the evaluation files: a line of JSON for each.</summary>
public static class QuestionExport
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="labelOf">The label of an entry, as evaluations count it; null when there is no such entry any more.</param>
    /// <returns>How many lines were written, and how many were left out because their entry is gone or not known.</returns>
    public static (int Written, int LeftOut) Write(
        IEnumerable<LabelledQuestion> questions, Func<string, string?> labelOf, TextWriter output)
    {
        var (written, gone) = (0, 0);
        foreach (var question in questions)
        {
            var isOutside = question.Entry == LabelledQuestion.OutOfScope;
            if ((isOutside ? LabelledQuestion.OutOfScope : question.Entry is { } entry ? labelOf(entry) : null) is not { } label)
            {
                gone++;
                continue;
            }

            output.Write(JsonSerializer.Serialize(Line.Of(question, label), Form));
            output.Write('\n');
            written++;
        }

        return (written, gone);
    }

    private sealed record Line(
        string Id, string Q, string? Org, string Procedure, IReadOnlyList<string>? Accept, string Lang, string Source,
        string Kind, string? Tag, string By, DateTimeOffset At)
    {
        public static Line Of(LabelledQuestion question, string label)
        {
            var isOutside = question.Entry == LabelledQuestion.OutOfScope;
            return new(
                question.Id, question.Text, isOutside ? null : question.Entry!.Split('.')[0], label,
                isOutside || label == question.Entry ? null : [question.Entry!], question.Language, question.Source, "reviewed",
                isOutside ? "near" : null, question.By, question.At);
        }
    }
}
