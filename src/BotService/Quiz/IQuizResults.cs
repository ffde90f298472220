using BotService.Staff.Audit;

namespace BotService.Quiz;

/// <summary>How somebody answered: entry → whether it was right. The first time counts.</summary>
public sealed record QuizResult(DateOnly Month, string Person, DateTimeOffset At, IReadOnlyDictionary<string, bool> Answers)
{
    public int Right => Answers.Values.Count(right => right);
}

/// <summary>How all who answered did with an entry. Nobody is named.</summary>
public sealed record QuizTopic(string Entry, long Right, long Of);

/// <summary>Results go 400 days after they were given.</summary>
public interface IQuizResults
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <returns>False when they have answered before: that stands.</returns>
    Task<bool> AddAsync(QuizResult result, Deed deed, CancellationToken cancel);

    /// <summary>Those of one person, the newest month first.</summary>
    Task<IReadOnlyList<QuizResult>> OfAsync(string person, CancellationToken cancel);

    /// <summary>Of a month, the worst first, and how many answered.</summary>
    Task<(IReadOnlyList<QuizTopic> Topics, long People)> TopicsAsync(DateOnly month, CancellationToken cancel);
}
