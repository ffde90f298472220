using BotService.Hosting;

namespace BotService.Cli.Importing;

/// <summary>Reads a file of questions and answers, by its ending.</summary>
internal static class ImportReader
{
    public static ImportReading Read(string path)
    {
        var findings = new ImportFindings(Path.GetFileName(path));
        if (!File.Exists(path)) return Refused(ImportProblem.NoSuchFile);
        if (Form(Path.GetExtension(path).ToLowerInvariant()) is not { } read)
            return Refused(ImportProblem.UnknownForm, Path.GetExtension(path));
        var bytes = File.ReadAllBytes(path);
        if (FileText.Of(bytes) is not { } text) return Refused(ImportProblem.NotText);
        if (string.IsNullOrWhiteSpace(text)) return Refused(ImportProblem.EmptyImport);
        var (questions, rows) = read(text, findings);
        if (rows == 0 && !findings.HasErrors) findings.Add(ImportProblem.NoQuestions, 1);
        return new ImportReading(questions, findings, rows);

        ImportReading Refused(ImportProblem kind, params object?[] values)
        {
            findings.Add(kind, 1, values);
            return new ImportReading([], findings, 0);
        }
    }

    private static Func<string, ImportFindings, (IReadOnlyList<ImportedQuestion> Questions, int Rows)>? Form(string ending) =>
        ending switch
        {
            ".csv" => (text, findings) => SeparatedFile.Read(text, ',', findings),
            ".tsv" => (text, findings) => SeparatedFile.Read(text, '\t', findings),
            ".json" => QnaExport.Read,
            ".html" or ".htm" => QuestionPage.Read,
            _ => null,
        };
}
