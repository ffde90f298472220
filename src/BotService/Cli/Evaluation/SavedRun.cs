using System.Text.Json;

namespace BotService.Cli.Evaluation;

/// <summary>
/// A run kept for comparing later ones with it. It holds ids and entries, none of the questions' words.
/// </summary>
/// <param name="Release">Of the knowledge that answered.</param>
/// <param name="Questions">By id.</param>
internal sealed record SavedRun(
    string Release, EvaluationReport Report, IReadOnlyDictionary<string, SavedFinding> Questions)
{
    public static SavedRun Of(string release, EvaluationReport report, IEnumerable<Finding> findings) => new(
        release, report,
        findings.DistinctBy(f => f.Question.Id).ToDictionary(
            f => f.Question.Id,
            f => new SavedFinding(
                f.Question.Expected, f.Ranking.FirstOrDefault(), f.Act.ToString(), f.IsRightFirst, f.Confidence),
            StringComparer.Ordinal));

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Json) + "\n");

    /// <exception cref="InvalidDataException">The file is no saved run.</exception>
    public static SavedRun Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SavedRun>(File.ReadAllText(path),
                Json) is { Report: not null, Questions: not null } run
                ? run
                : throw new InvalidDataException($"{path}: not a run saved with --save.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"{path}:{(e.LineNumber ?? 0) + 1}: not a run saved with --save. {e.Message}", e);
        }
    }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}

/// <param name="First">The entry that came first; null for dialogues and where nothing did.</param>
/// <param name="Right">Right first; out of scope: refused; dialogues: right at the end.</param>
internal sealed record SavedFinding(string Expected, string? First, string Act, bool Right, double? Confidence);
