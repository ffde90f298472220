namespace BotService.Channels.Line.Api;

/// <summary>
/// Remembers whose the accounts are. A failure is forgotten after a minute; callers at the
/// same time share one question.
/// </summary>
internal sealed class LineBots(TimeProvider time)
{
    private static readonly TimeSpan FailureKept = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (Task<LineBot?> Answer, DateTimeOffset Asked)> known = [];

    /// <param name="ask">Null for a failure; must end by itself. A caller that leaves does not end it:
    /// others may wait for it.</param>
    public ValueTask<LineBot?> GetAsync(string account, Func<Task<LineBot?>> ask, CancellationToken cancel)
    {
        Task<LineBot?> answer;
        lock (gate)
        {
            if (!known.TryGetValue(account, out var last) || Forgotten(last.Answer, last.Asked))
                known[account] = last = (Task.Run(ask, CancellationToken.None), time.GetUtcNow());

            answer = last.Answer;
        }

        return new(answer.WaitAsync(cancel));
    }

    private bool Forgotten(Task<LineBot?> answer, DateTimeOffset asked) =>
        answer.IsCompleted && (!answer.IsCompletedSuccessfully || answer.Result is null)
        && time.GetUtcNow() - asked >= FailureKept;
}
