using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BotService.Cli.Importing;

/// <summary>
/// Writes drafts as a theme's file of answers, with a placeholder wherever a person has to write. What was imported stands
/// under <c>original</c>, which <c>check</c> refuses: no sentence of the file can reach a citizen.
/// </summary>
internal static class DraftFile
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(string file, IReadOnlyList<AnswerDraft> drafts, IReadOnlyList<string> locales)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Drafts out of {Quote(file)}. Read the source, write every ___ in your own words, and delete\n");
        text.Append("# `original`: a draft that still has either is refused. Leave out what an answer or entry named here tells already.\n");
        foreach (var draft in drafts) Append(text, draft, locales);
        return text.ToString();
    }

    private static void Append(StringBuilder text, AnswerDraft draft, IReadOnlyList<string> locales)
    {
        var words = $"{{ {string.Join(", ", locales.Select(l => $"{l}: ___"))} }}";
        foreach (var remark in Remarks(draft)) text.Append(CultureInfo.InvariantCulture, $"# {remark}\n");
        text.Append(CultureInfo.InvariantCulture, $"""
            - id: line-{draft.Asked.Line}
              question: {words}
              asked: {words}
              answer: {words}{(draft.Entry is { } entry ? $"\n  entry: {entry.Id}" : "")}
              status: ___
              source: ___
              updated: ___
              review_by: ___
              original:
                questions: {JsonSerializer.Serialize(draft.Asked.Questions.Select(VisibleText.OfLines), Quoted)}
                answer: {Quote(draft.Asked.Answer)}

            """);
        if (draft.Asked.Source is { } source) text.Append(CultureInfo.InvariantCulture, $"    from: {Quote(source)}\n");
    }

    private static IEnumerable<string> Remarks(AnswerDraft draft)
    {
        var near = new List<string> { $"line {draft.Asked.Line}" };
        if (draft.Answer is { } answer)
            near.Add($"{(draft.IsAnswered ? "answered by" : "nearest answer")} {answer.Id} ({Score(answer.Score)})");
        if (draft.Entry is { } entry) near.Add($"entry {entry.Id} ({Score(entry.Score)})");
        yield return string.Join("; ", near);
        if (draft.Doubles.Count > 0) yield return $"the same again on line {string.Join(", ", draft.Doubles)}";
        if (draft.Otherwise.Count > 0) yield return $"with another answer on line {string.Join(", ", draft.Otherwise)}";
    }

    private static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>As JSON quotes it, which YAML reads alike; what steers a terminal stands there as a mark.</summary>
    private static string Quote(string text) => JsonSerializer.Serialize(VisibleText.OfLines(text), Quoted);
}
