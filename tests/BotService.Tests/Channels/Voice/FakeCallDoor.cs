using System.Collections.Concurrent;
using BotService.Channels.Voice.Calls;

namespace BotService.Tests.Channels.Voice;

/// <summary>A desk that says what a test tells it to, and remembers what it was told.</summary>
internal sealed class FakeCallDoor : ICallDoor
{
    private readonly ConcurrentDictionary<string, Action<CallCommand.Say>> listeners = new();

    public ConcurrentQueue<CallStart> Starts { get; } = [];

    /// <summary>In the order in which they were told, with their keys.</summary>
    public ConcurrentQueue<(string Call, CallEvent Happened, string Key)> Told { get; } = [];

    public ConcurrentQueue<(string Call, string Reason)> Ends { get; } = [];

    public Func<Task<IReadOnlyList<CallCommand>>> Greet { get; set; } = () => Commands(Say("Greeting"));

    public Func<CallEvent, Task<IReadOnlyList<CallCommand>>> Answer { get; set; } = _ => Commands(Say("Answer"));

    public IEnumerable<CallEvent> Events => Told.Select(one => one.Happened);

    public static CallCommand.Say Say(params string[] texts) =>
        new([.. texts.Select(text => FakeVoice.Passage(text))], Collect: null, TimeSpan.FromSeconds(7));

    public static Task<IReadOnlyList<CallCommand>> Commands(params CallCommand[] commands) =>
        Task.FromResult<IReadOnlyList<CallCommand>>(commands);

    public Task<IReadOnlyList<CallCommand>> StartAsync(CallStart start, CancellationToken cancel)
    {
        Starts.Enqueue(start);
        return Greet().WaitAsync(cancel);
    }

    public Task<IReadOnlyList<CallCommand>> TellAsync(
        string call, CallEvent happened, string key, CancellationToken cancel)
    {
        Told.Enqueue((call, happened, key));
        return Answer(happened).WaitAsync(cancel);
    }

    public Task EndAsync(string call, string reason, CancellationToken cancel)
    {
        Ends.Enqueue((call, reason));
        return Task.CompletedTask;
    }

    public Task<bool> IsOpenAsync(string call, CancellationToken cancel) => Task.FromResult(true);

    public IDisposable Listen(string call, Action<CallCommand.Say> listener)
    {
        listeners[call] = listener;
        return new Listening(() => listeners.TryRemove(call, out _));
    }

    /// <summary>Staff says something.</summary>
    public void SayUnasked(string call, CallCommand.Say say) => listeners[call](say);

    private sealed class Listening(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
