namespace BotService.Cli.Importing;

/// <summary>A question with its answer as a file has it.</summary>
/// <param name="Questions">Ways of asking it, at least one.</param>
/// <param name="Source">Where the file says it comes from.</param>
/// <param name="Line">Where it stands in the file, from 1; in JSON, which has no lines of its own, its place in the list.</param>
internal sealed record ImportedQuestion(IReadOnlyList<string> Questions, string Answer, string? Source, int Line);

/// <summary>
/// What a file was read as: its questions, or why it was not read; warnings name rows that were left out.
/// </summary>
/// <param name="Rows">How many rows there were, whatever became of them.</param>
internal sealed record ImportReading(IReadOnlyList<ImportedQuestion> Questions, ImportFindings Findings, int Rows);
