namespace BotService.Conversations.Elsewhere;

/// <summary>
/// Bounds guessing: so many numbers that nobody was given, of one conversation within an hour, and no more are looked
/// up there. Forgotten at a restart.
/// </summary>
internal sealed class FailedNumbers(TimeProvider time)
{
    public const int Most = 10;

    /// <summary>Of six digits, in all conversations together: so few numbers that somebody could try them all from
    /// many.</summary>
    public const int MostShort = 100;

    private const int MostConversations = 10_000;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly Dictionary<string, List<(string Number, DateTimeOffset At)>> failed = [];

    private readonly Queue<DateTimeOffset> shortly = [];

    public bool MayTry(string conversation, string number)
    {
        lock (failed) return (!failed.TryGetValue(conversation, out var numbers) || numbers.Count(n => IsKept(n.At)) < Most)
            && (number.Length != ContinuationNumber.Short || Tried() < MostShort);
    }

    /// <summary>The same number again, as when a turn is run once more, counts once.</summary>
    public void Add(string conversation, string number)
    {
        lock (failed)
        {
            // Longer memory would help nobody: whoever wants to guess on opens another conversation.
            if (failed.Count >= MostConversations) failed.Clear();
            var numbers = failed.TryGetValue(conversation, out var known) ? known : failed[conversation] = [];
            numbers.RemoveAll(n => n.Number == number || !IsKept(n.At));
            numbers.Add((number, time.GetUtcNow()));
            if (number.Length == ContinuationNumber.Short) shortly.Enqueue(time.GetUtcNow());
        }
    }

    private int Tried()
    {
        while (shortly.TryPeek(out var first) && !IsKept(first)) shortly.Dequeue();
        return shortly.Count;
    }

    private bool IsKept(DateTimeOffset at) => time.GetUtcNow() - at < Kept;
}
