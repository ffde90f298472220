namespace BotService.Quiz;

/// <summary>What is asked of a case.</summary>
public enum QuizKind
{
    /// <summary>Which of these has to be brought.</summary>
    Bring,

    /// <summary>Which of these need not be brought. Asked only where the list is confirmed complete.</summary>
    Spare,
}

/// <summary>A question about one case of an entry, with what its own list answers.</summary>
/// <param name="Case">The answers that make the case, in words.</param>
/// <param name="Options">In the order in which they are shown; one of them is right.</param>
/// <param name="IsNew">The rule changed in the month.</param>
/// <param name="Source">Where the right answer stands, and its date; empty where the rule is that it is not asked for.</param>
public sealed record QuizQuestion(
    string Entry, string Name, IReadOnlyList<string> Case, QuizKind Kind, IReadOnlyList<QuizOption> Options, bool IsNew, string Source)
{
    public QuizOption Right => Options.First(o => o.IsRight);
}

/// <param name="Id">Of the document.</param>
public sealed record QuizOption(string Id, string Text, bool IsRight);
