using System.Diagnostics;

namespace BotService.Benchmarks.Load;

/// <summary>
/// One citizen after another on one connection: talks the script's conversations, each in a conversation of its own
/// that was opened before the clock runs.
/// </summary>
internal sealed class Speaker(Script script, int number)
{
    private int talk = number * 7;
    private int turn;

    public OpenConversation? Conversation { get; private set; }

    /// <summary>The next thing said; opens a conversation first when the last talk is over.</summary>
    public async Task<string> NextAsync(Func<string, Task<OpenConversation>> open)
    {
        var talks = script.Talks;
        if (Conversation is null || turn == talks[talk % talks.Count].Turns.Count)
        {
            talk += Conversation is null ? 0 : 1;
            turn = 0;
            Conversation = await open(talks[talk % talks.Count].Locale);
        }

        return talks[talk % talks.Count].Turns[turn++];
    }

    /// <summary>Runs one operation and tells how long it took.</summary>
    public static async Task<TimeSpan> TimedAsync(Func<Task> operation)
    {
        var started = Stopwatch.GetTimestamp();
        await operation();
        return Stopwatch.GetElapsedTime(started);
    }
}
