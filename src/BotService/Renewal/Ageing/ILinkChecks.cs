namespace BotService.Renewal.Ageing;

/// <summary>How a page answered when it was asked.</summary>
/// <param name="Outcome">The status it answered with, or why none came.</param>
public sealed record LinkCheck(string Url, string Outcome, DateTimeOffset At)
{
    /// <summary>No answer came at all.</summary>
    public const string NoAnswer = "no answer";

    /// <summary>It is there: it answered, or led on.</summary>
    public bool IsAlive => Outcome is ['2' or '3', _, _];
}

/// <summary>The last answer of each page.</summary>
public interface ILinkChecks
{
    /// <summary>How long an answer is kept.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    Task<IReadOnlyList<LinkCheck>> ListAsync(CancellationToken cancel);

    Task KeepAsync(IReadOnlyList<LinkCheck> checks, CancellationToken cancel);

    Task<int> EraseAsync(DateTimeOffset before, CancellationToken cancel);
}
