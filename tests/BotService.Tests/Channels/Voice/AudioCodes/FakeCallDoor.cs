using System.Collections.Concurrent;
using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Speaking;
using BotService.Conversations;

namespace BotService.Tests.Channels.Voice.AudioCodes;

/// <summary>A call desk in memory that greets and says what it is told to, with the same promises as the real one.</summary>
internal sealed class FakeCallDoor : ICallDoor
{
    private readonly ConcurrentDictionary<string, Call> calls = [];

    /// <summary>What is said to an event.</summary>
    public Func<CallEvent, IReadOnlyList<CallCommand>> Script { get; set; } = happened => happened switch
    {
        CallEvent.Keyed { Digits: "0" } => [Say("幫您轉接。"), new CallCommand.Transfer("operator", "tel:+88621911", "caller")],
        CallEvent.Keyed { Digits: "#" } => [Say("謝謝您。"), new CallCommand.HangUp("goodbye")],
        CallEvent.Heard heard => [Say($"您是說{heard.Text}嗎？")],
        _ => [Say("請再說一次。")],
    };

    /// <summary>Awaited before anything is answered.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Thrown by every answer while set.</summary>
    public Exception? Fault { get; set; }

    public Exception? EndFault { get; set; }

    public ConcurrentQueue<CallStart> Starts { get; } = [];

    /// <summary>Each stored once, in the order they came.</summary>
    public ConcurrentQueue<CallEvent> Told { get; } = [];

    public ConcurrentQueue<(string Call, string Reason)> Ends { get; } = [];

    public static CallCommand.Say Say(string text) => new(
        [new Passage(PassageKind.Sentence, null, [new Breath(text, "zh-TW", 0)])], null, TimeSpan.FromSeconds(7));

    /// <summary>A call that was open before.</summary>
    public void Open(string call) => calls.TryAdd(call, new Call());

    public void SayUnasked(string call, string text) => calls[call].Listeners.ForEach(tell => tell(Say(text)));

    public int Listening(string call) => calls[call].Listeners.Count;

    public async Task<IReadOnlyList<CallCommand>> StartAsync(CallStart start, CancellationToken cancel)
    {
        await Before();
        if (Fault is not null) throw Fault;

        if (calls.TryAdd(start.Call, new Call())) Starts.Enqueue(start);
        return [new CallCommand.Configure(start.Language ?? "zh-TW"), Say("這裡是水電服務。")];
    }

    public async Task<IReadOnlyList<CallCommand>> TellAsync(
        string call, CallEvent happened, string key, CancellationToken cancel)
    {
        if (!calls.TryGetValue(call, out var known) || known.IsOver) throw new UnknownConversationException(call);

        var first = new TaskCompletionSource<IReadOnlyList<CallCommand>>();
        var answer = known.Answers.GetOrAdd(key, first);
        if (answer == first)
        {
            Told.Enqueue(happened);
            _ = AnswerAsync();
        }

        return await answer.Task.WaitAsync(cancel);

        async Task AnswerAsync()
        {
            await Before();
            if (Fault is not null) first.SetException(Fault);
            else first.SetResult(Script(happened));
        }
    }

    public Task EndAsync(string call, string reason, CancellationToken cancel)
    {
        if (EndFault is not null) return Task.FromException(EndFault);

        if (calls.TryGetValue(call, out var known)) known.IsOver = true;
        Ends.Enqueue((call, reason));
        return Task.CompletedTask;
    }

    public Task<bool> IsOpenAsync(string call, CancellationToken cancel) =>
        Fault is not null ? Task.FromException<bool>(Fault)
        : Task.FromResult(calls.TryGetValue(call, out var known) && !known.IsOver);

    public IDisposable Listen(string call, Action<CallCommand.Say> listener)
    {
        var known = calls[call];
        known.Listeners = known.Listeners.Add(listener);
        return new Stop(() => known.Listeners = known.Listeners.Remove(listener));
    }

    private sealed class Call
    {
        public bool IsOver { get; set; }

        public System.Collections.Immutable.ImmutableList<Action<CallCommand.Say>> Listeners { get; set; } = [];

        public ConcurrentDictionary<string, TaskCompletionSource<IReadOnlyList<CallCommand>>> Answers { get; } = [];
    }

    private sealed class Stop(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
