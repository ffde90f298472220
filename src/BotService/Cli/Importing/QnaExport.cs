using System.Text.Json;

namespace BotService.Cli.Importing;

/// <summary>
/// Reads exports of QnA Maker and of Custom Question Answering: objects with an answer and a list of questions, wherever
/// they lie; those of follow-up prompts repeat what stands beside them.
/// </summary>
internal static class QnaExport
{
    private const int Deepest = 64;

    public static (IReadOnlyList<ImportedQuestion> Questions, int Rows) Read(string text, ImportFindings findings)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new() { MaxDepth = Deepest, CommentHandling = JsonCommentHandling.Skip });
            var (read, row) = (new List<ImportedQuestion>(), 0);
            foreach (var (questions, answer, source) in Pairs(json.RootElement))
            {
                row++;
                var asked = questions.Select(ImportedText.Plain).Where(q => q.Length > 0).Distinct().ToList();
                if (findings.Takes(asked.FirstOrDefault() ?? "", ImportedText.Plain(answer), row))
                    read.Add(new(asked, ImportedText.Plain(answer), source, row));
            }
            return (read, row);
        }
        catch (JsonException e)
        {
            findings.Add(ImportProblem.NotJson, (int)(e.LineNumber ?? 0) + 1, e.Message);
            return ([], 0);
        }
    }

    private static IEnumerable<(IEnumerable<string> Questions, string Answer, string? Source)> Pairs(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().SelectMany(Pairs);
        if (element.ValueKind != JsonValueKind.Object) return [];
        if (Named(element, "answer") is { ValueKind: JsonValueKind.String } answer
            && Named(element, "questions") is { ValueKind: JsonValueKind.Array } questions)
            return
            [
                (questions.EnumerateArray().Where(q => q.ValueKind == JsonValueKind.String).Select(q => q.GetString()!).ToList(),
                    answer.GetString()!,
                    Named(element, "source") is { ValueKind: JsonValueKind.String } source ? source.GetString() : null),
            ];
        return element.EnumerateObject().SelectMany(p => Pairs(p.Value));
    }

    private static JsonElement? Named(JsonElement element, string name) =>
        element.EnumerateObject().Where(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(p => (JsonElement?)p.Value).FirstOrDefault();
}
