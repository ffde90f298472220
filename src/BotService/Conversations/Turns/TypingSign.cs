namespace BotService.Conversations.Turns;

/// <summary>
/// Shows "is typing" when a turn takes long enough to be noticed, and again while it lasts: clients take
/// the sign down after about 5 s.
/// </summary>
internal sealed class TypingSign : IDisposable
{
    private static readonly TimeSpan Noticeable = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly ITimer timer;
    private bool over;

    public TypingSign(TimeProvider time, Action show) =>
        timer = time.CreateTimer(
            _ =>
            {
                lock (gate)
                {
                    if (!over) show();
                }
            },
            null, Noticeable, Repeat);

    /// <summary>After this no sign is shown any more, so that none follows the reply.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            over = true;
        }

        timer.Dispose();
    }
}
