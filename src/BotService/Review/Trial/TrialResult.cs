using BotService.Engine.Knowledge;

namespace BotService.Review.Trial;

/// <summary>What a proposal would do, and what of it cannot be done.</summary>
/// <param name="Release">The one it was held against.</param>
/// <param name="Problems">Why it cannot be accepted as it is; without them it can.</param>
/// <param name="Warnings">What is worth a look.</param>
/// <param name="Asked">How many of the group's texts were asked.</param>
/// <param name="Before">How many of them are answered by the entry today.</param>
/// <param name="Answered">How many would be.</param>
/// <param name="Missed">Those that would still not be; at most <see cref="MostListed"/>.</param>
/// <param name="Questions">How many other questions of the last year were asked.</param>
/// <param name="Changed">How many of those would be answered otherwise.</param>
/// <param name="Changes">Old beside new; at most <see cref="MostListed"/>.</param>
/// <param name="Conversations">How many conversations beside the entries were held.</param>
/// <param name="Broken">Where they would go wrong, or no longer do.</param>
public sealed record TrialResult(
    string Release, DateTimeOffset At, IReadOnlyList<TrialProblem> Problems, IReadOnlyList<TrialProblem> Warnings, int Asked,
    int Before, int Answered, IReadOnlyList<TrialQuestion> Missed, int Questions, int Changed, IReadOnlyList<TrialQuestion> Changes,
    int Conversations, IReadOnlyList<TrialTalk> Broken, double Seconds)
{
    public const int MostListed = 200;

    /// <summary>How many would not be answered by the entry, but have it offered among others.</summary>
    public int Offered { get; init; }

    /// <summary>Nothing stands against taking it.</summary>
    public bool IsClean => Problems.Count == 0;
}

/// <param name="Kind">One of <see cref="TrialProblems"/>.</param>
/// <param name="Entry">The entry it is about, by id; null: none.</param>
public sealed record TrialProblem(string Kind, string Text, string? Entry = null);

public static class TrialProblems
{
    /// <summary>The entry has it already, or it is proposed twice.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Another entry has it.</summary>
    public const string Other = "others";

    /// <summary>It stands among the sentences that are out of scope.</summary>
    public const string OutOfScope = "out-of-scope";

    /// <summary>Something personal is masked in it.</summary>
    public const string Masked = "masked";

    /// <summary>No file for its language.</summary>
    public const string Language = "language";

    /// <summary>The data would have this problem; the text says which.</summary>
    public const string Data = "data";

    /// <summary>There is no such entry, or there is one where a new one is wanted.</summary>
    public const string Entry = "entry";

    /// <summary>Today another entry answers it: this would take it away from that one.</summary>
    public const string Taken = "taken";

    /// <summary>Today it is answered already.</summary>
    public const string Answered = "answered";
}

/// <summary>A question, and what is said to it without the proposal and with it.</summary>
/// <param name="Times">How often it was asked.</param>
public sealed record TrialQuestion(string Text, int Times, TrialAnswer Was, TrialAnswer Now);

/// <param name="Place">File and line of the conversation.</param>
/// <param name="Chinese">What goes wrong, in words.</param>
/// <param name="IsNew">It goes wrong with the proposal; false: without it.</param>
public sealed record TrialTalk(string Place, string Chinese, string English, bool IsNew);

/// <summary>What is said to a question that opens a conversation.</summary>
/// <param name="Act">One of <see cref="AnswerActs"/>.</param>
/// <param name="Entries">Those told, or those offered, by id and in the order of ids.</param>
public sealed record TrialAnswer(string Act, IReadOnlyList<string> Entries)
{
    /// <summary>It is told; or offered together with nothing but the same matter of other organisations, which a question that
    /// names none cannot tell apart.</summary>
    public bool IsAnsweredBy(string entry) => Entries.Contains(entry) && (Act == AnswerActs.Answered
        || Act == AnswerActs.AskedBack && Entries.All(e => EntryId.NameOf(e) == EntryId.NameOf(entry)));

    /// <summary>It is one of those that are offered.</summary>
    public bool Offers(string entry) => Act == AnswerActs.AskedBack && Entries.Contains(entry);

    public bool IsSame(TrialAnswer other) => Act == other.Act && Entries.SequenceEqual(other.Entries);
}

public static class AnswerActs
{
    public const string Answered = "answered", AskedBack = "asked-back", Refused = "refused";
}
