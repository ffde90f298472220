using CsvHelper;

namespace BotService.Cli.Importing;

/// <summary>
/// Reads rows that commas or tabs part. In exports of QnA Maker a question that is asked in several ways has a row for
/// each, with the same number and the same answer.
/// </summary>
internal static class SeparatedFile
{
    private static readonly Lazy<Dictionary<string, string[]>> Names = new(() => ColumnNames.Beside(typeof(SeparatedFile)));

    public static (IReadOnlyList<ImportedQuestion> Questions, int Rows) Read(
        string text, char separator, ImportFindings findings)
    {
        var options = CsvReaderOptions.Default with
        {
            Separator = separator, HasHeader = false, TrackLineNumbers = true,
            // A quotation mark amid a text is one that somebody typed; only one that swallows the rest is wrong.
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record =>
            {
                if (record.Reason == CsvMalformedReason.UnterminatedQuote)
                    findings.Add(ImportProblem.QuoteOpen, (int)record.LineNumber);
            },
        };
        using var rows = CsvReader.FromText(text, options);
        if (!rows.Read()) return ([], 0);
        var heads = Fields(rows).Select(h => h.Trim()).ToList();
        var (question, answer) = (Column("question"), Column("answer"));
        var (source, same) = (Find("source"), Find("same"));
        if (findings.HasErrors) return ([], 0);
        var (read, count) = (new List<(string? Same, ImportedQuestion Question)>(), 0);
        while (rows.Read())
        {
            count++;
            var (fields, line) = (Fields(rows), (int)rows.LineNumber);
            if (Cell(question) is var asked && Cell(answer) is var told && findings.Takes(asked, told, line))
                read.Add((Cell(same), new([asked], told, Cell(source) is { Length: > 0 } from ? from : null, line)));

            string Cell(int column) => column >= 0 && column < fields.Count ? ImportedText.Plain(fields[column]) : "";
        }
        return findings.HasErrors ? ([], count) : ([.. Joined(read)], count);

        int Find(string name) => heads.FindIndex(h => Names.Value[name].Contains(h, StringComparer.OrdinalIgnoreCase));

        int Column(string name)
        {
            var column = Find(name);
            if (column < 0)
                findings.Add(ImportProblem.ColumnMissing, 1, name, string.Join(", ", Names.Value[name]),
                    VisibleText.Of(string.Join(", ", heads)));
            return column;
        }
    }

    /// <summary>Rows with one number and one answer are one question asked in several ways.</summary>
    private static IEnumerable<ImportedQuestion> Joined(IEnumerable<(string? Same, ImportedQuestion Question)> rows) =>
        rows.GroupBy(r => string.IsNullOrEmpty(r.Same) ? (object)r.Question : (r.Same, r.Question.Answer))
            .Select(g => g.First().Question with { Questions = [.. g.SelectMany(r => r.Question.Questions).Distinct()] });

    private static List<string> Fields(CsvReader rows) =>
        [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetString)];
}
