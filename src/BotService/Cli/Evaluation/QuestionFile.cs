using System.Collections.Immutable;
using System.Text.Json;

namespace BotService.Cli.Evaluation;

/// <summary>
/// Reads labelled questions: one JSON object a line, with <c>q</c> or <c>turns</c>, <c>procedure</c>, and optionally
/// <c>also</c>, <c>accept</c>, <c>lang</c>.
/// </summary>
internal static class QuestionFile
{
    /// <param name="isKnown">Whether there is such an entry; null: any name will do.</param>
    /// <exception cref="InvalidDataException">
    /// Lines cannot be read; the message names file, line and what is wrong of each.
    /// </exception>
    public static IReadOnlyList<EvaluationQuestion> Read(string path, Func<string, bool>? isKnown = null)
    {
        var questions = new List<EvaluationQuestion>();
        var wrong = new List<string>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                var record = JsonSerializer.Deserialize<Line>(line, Names) ?? throw new JsonException("null");
                var question = Question(record, $"{number}");
                if (isKnown is not null && question.Accepted.FirstOrDefault(id => !isKnown(id)) is { } unknown)
                    throw new JsonException($"there is no entry {unknown}");
                questions.Add(question);
            }
            catch (JsonException e)
            {
                wrong.Add($"{path}:{number}: not a labelled question. {e.Message}");
            }
        }
        return wrong.Count == 0 ? questions : throw new InvalidDataException(string.Join('\n', wrong));
    }

    private static EvaluationQuestion Question(Line line, string number)
    {
        if (line.Procedure is null) throw new JsonException("procedure is missing");
        if (line.Turns is null && line.Q is null) throw new JsonException("q or turns is missing");
        if (line.Turns is []) throw new JsonException("turns is empty");
        ImmutableHashSet<string> accepted = line.Procedure == EvaluationQuestion.OutOfScope
            ? [] : [line.Procedure, .. line.Also ?? [], .. line.Accept ?? []];
        return new(line.Id ?? number, line.Turns is { } turns ? [.. turns] : [line.Q!], line.Turns is not null,
            line.Lang ?? "zh", line.Procedure, accepted);
    }

    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    private sealed record Line(
        string? Id, string? Q, IReadOnlyList<string>? Turns, string? Procedure, IReadOnlyList<string>? Also,
        IReadOnlyList<string>? Accept, string? Lang);
}
