using System.Collections.Immutable;
using System.Text.Json;

namespace BotService.Cli.Evaluation;

/// <summary>
/// Reads labelled questions: one JSON object a line, with <c>q</c> or <c>turns</c>, <c>procedure</c>, and optionally
/// <c>also</c>, <c>accept</c>, <c>lang</c>, <c>source</c>, <c>org</c>, <c>tag</c>.
/// </summary>
internal static class QuestionFile
{
    /// <param name="isKnown">Whether there is such an entry; null: any name will do.</param>
    /// <inheritdoc cref="JsonLines.Read" path="/exception"/>
    public static IReadOnlyList<EvaluationQuestion> Read(string path, Func<string, bool>? isKnown = null) =>
        JsonLines.Read(path, "labelled question", (line, number) =>
        {
            var record = JsonSerializer.Deserialize<Line>(line, Names) ?? throw new JsonException("null");
            var question = Question(record, $"{number}");
            return isKnown is null || question.Accepted.FirstOrDefault(id => !isKnown(id)) is not { } unknown
                ? question : throw new JsonException($"there is no entry {unknown}");
        });

    private static EvaluationQuestion Question(Line line, string number)
    {
        if (line.Procedure is null) throw new JsonException("procedure is missing");
        if (line.Turns is null && line.Q is null) throw new JsonException("q or turns is missing");
        if (line.Turns is []) throw new JsonException("turns is empty");
        ImmutableHashSet<string> accepted = line.Procedure == EvaluationQuestion.OutOfScope
            ? [] : [line.Procedure, .. line.Also ?? [], .. line.Accept ?? []];
        return new(line.Id ?? number, line.Turns is { } turns ? [.. turns] : [line.Q!], line.Turns is not null,
            line.Lang ?? "zh", line.Procedure, accepted)
        {
            Wishes = [line.Procedure, .. line.Also ?? []], Source = line.Source, Organisation = line.Org, Tag = line.Tag,
        };
    }

    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    private sealed record Line(
        string? Id, string? Q, IReadOnlyList<string>? Turns, string? Procedure, IReadOnlyList<string>? Also,
        IReadOnlyList<string>? Accept, string? Lang, string? Source, string? Org, string? Tag);
}
