using System.Text.Json;
using BotService.Engine.Intents;
using CsvHelper;

namespace BotService.Benchmarks.Sets;

/// <summary>
/// Reads texts with labels: <c>.csv</c> and <c>.tsv</c> with the text first and the label second, or by a header that
/// names them, and <c>.jsonl</c> with one object a line. The label <c>oos</c> stands for out of scope.
/// </summary>
internal static class LabelledFile
{
    private static readonly string[] TextNames = ["text", "q", "question", "utterance", "query"];
    private static readonly string[] LabelNames = ["label", "intent", "category", "procedure"];

    /// <exception cref="InvalidDataException">Something cannot be read; the message names file and line.</exception>
    public static IReadOnlyList<LabelledText> Read(string path)
    {
        IReadOnlyList<LabelledText> texts = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => Separated(path, ','),
            ".tsv" => Separated(path, '\t'),
            ".jsonl" => [.. Lines(path)],
            var other =>
                throw new InvalidDataException(
                    $"{path}: .csv, .tsv or .jsonl is read, not {(other.Length == 0 ? "a name without ending" : other)}."),
        };
        return texts.Count > 0 ? texts : throw new InvalidDataException($"{path}:1: there is no text in it.");
    }

    private static List<LabelledText> Separated(string path, char separator)
    {
        var texts = new List<LabelledText>();
        var options = CsvReaderOptions.Default with
        {
            Separator = separator, HasHeader = false, TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw
        };
        using var rows = CsvReader.FromFile(path, options);
        var (text, label) = (0, 1);
        var isFirst = true;
        while (Next(rows, path))
        {
            var fields = Enumerable.Range(0, rows.FieldCount).Select(rows.GetString).ToArray();
            if (isFirst && Header(fields) is { } header)
            {
                (text, label) = header;
            }
            else
            {
                if (fields.Length <= Math.Max(text, label))
                    throw Wrong(path, rows.LineNumber, "a text and a label are wanted");
                texts.Add(Labelled(fields[text], fields[label], path, rows.LineNumber));
            }
            isFirst = false;
        }
        return texts;
    }

    private static bool Next(CsvReader rows, string path)
    {
        try
        {
            return rows.Read();
        }
        catch (CsvFormatException e)
        {
            throw new InvalidDataException($"{path}:{e.LineNumber}: {e.Message}", e);
        }
    }

    private static (int Text, int Label)? Header(string[] fields)
    {
        var text = Array.FindIndex(fields, f => TextNames.Contains(f.Trim(), StringComparer.OrdinalIgnoreCase));
        var label = Array.FindIndex(fields, f => LabelNames.Contains(f.Trim(), StringComparer.OrdinalIgnoreCase));
        return text >= 0 && label >= 0 ? (text, label) : null;
    }

    private static IEnumerable<LabelledText> Lines(string path)
    {
        var number = 0L;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            Dictionary<string, JsonElement>? fields;
            try
            {
                fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(line);
            }
            catch (JsonException e)
            {
                throw new InvalidDataException($"{path}:{number}: not one JSON object. {e.Message}", e);
            }
            yield return Labelled(
                Field(fields, TextNames, path, number), Field(fields, LabelNames, path, number), path, number);
        }
    }

    private static string Field(Dictionary<string, JsonElement>? fields, string[] names, string path, long line)
    {
        foreach (var name in names)
        {
            if (fields is not null && fields.TryGetValue(name, out var value)
                && value.ValueKind == JsonValueKind.String) return value.GetString()!;
        }
        throw Wrong(path, line, $"{names[0]} is missing or no string");
    }

    private static LabelledText Labelled(string text, string label, string path, long line)
    {
        if (string.IsNullOrWhiteSpace(text)) throw Wrong(path, line, "the text is empty");
        if (string.IsNullOrWhiteSpace(label)) throw Wrong(path, line, "the label is empty");
        return new(text, label.Trim());
    }

    private static InvalidDataException Wrong(string path, long line, string what) => new($"{path}:{line}: {what}.");
}
