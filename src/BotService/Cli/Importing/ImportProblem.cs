namespace BotService.Cli.Importing;

/// <summary>What can be wrong with a file of questions and answers, and what is said when it was read.</summary>
internal enum ImportProblem
{
    NoSuchFile, UnknownForm, NotText, EmptyImport, ColumnMissing, QuoteOpen, NotJson, NoQuestions, OrganisationOfNone,
    DraftThere,

    // Of a row, which is left out.
    QuestionEmpty, AnswerEmpty, Formula,

    // How it ended.
    Imported, Written,
}
