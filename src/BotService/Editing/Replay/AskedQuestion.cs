namespace BotService.Editing.Replay;

/// <summary>A question that citizens asked, apart from who asked it.</summary>
/// <param name="Text">Masked, as it was asked first.</param>
/// <param name="Locale">In which it was answered last.</param>
/// <param name="Times">In how many turns it was asked.</param>
/// <param name="First">Days in Taiwan.</param>
public sealed record AskedQuestion(long Number, string Text, string Locale, int Times, DateOnly First, DateOnly Last);

/// <summary>Questions that outlive the conversations they were asked in.</summary>
public interface IAskedQuestions
{
    /// <summary>Takes up the next turns of which this was not done yet, at most so many.</summary>
    /// <param name="before">Later turns wait.</param>
    /// <returns>How many turns were gone through; 0 also when another process was quicker.</returns>
    Task<int> GatherAsync(DateTimeOffset before, int most, CancellationToken cancel);

    /// <summary>Takes out what was asked before that day and not since.</summary>
    Task ForgetAsync(DateOnly day, CancellationToken cancel);

    /// <summary>
    /// Those asked since a day, in the order of their numbers, at most <paramref name="most"/> after a number.
    /// </summary>
    Task<IReadOnlyList<AskedQuestion>> ReadAsync(DateOnly since, long after, int most, CancellationToken cancel);
}
