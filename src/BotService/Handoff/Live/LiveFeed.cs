using System.Collections.Concurrent;
using BotService.Conversations;
using BotService.Conversations.Handoff;
using BotService.Staff;

namespace BotService.Handoff.Live;

/// <summary>
/// One loop looks for what is new and gives it to all open streams. It is woken by what is stored in this process, and finds another
/// process's by looking. Without streams nothing is read.
/// </summary>
internal sealed partial class LiveFeed(
    ILiveEvents events, ILiveTalks talks, LiveFrames frames, LiveSignal signal, Listeners listeners, TimeProvider time, ILogger<LiveFeed> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>What comes close together is looked for once.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(15);

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>A transaction that takes longer than this is not waited for.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    /// <summary>A sign that somebody types is shown for some seconds: more of them say nothing more.</summary>
    private static readonly TimeSpan Typing = TimeSpan.FromSeconds(2);

    private const int Batch = 500, Recent = 50, Remembered = 2000;

    private readonly SemaphoreSlim gate = new(1);
    private readonly List<LiveStream> streams = [];
    private readonly Queue<LiveEvent> shown = [];
    private readonly ConcurrentDictionary<string, DateTimeOffset> typing = new();
    private readonly ConcurrentQueue<string> typed = new();
    private LiveNumbers numbers = new(0);

    public int Count
    {
        get
        {
            lock (streams) return streams.Count;
        }
    }

    /// <param name="after">The number of the last event that was seen; null: from now on.</param>
    public async Task<LiveStream> OpenAsync(Person person, IReadOnlySet<string> watched, long? after, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            if (Count == 0) await BeginAsync(cancel);
            var stream = new LiveStream(person, watched, time.GetUtcNow(), Remove);
            if (after is { } seen) stream.Missed = await MissedAsync(stream, seen, cancel);
            lock (streams) streams.Add(stream);
            return stream;
        }
        finally
        {
            gate.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var overheard = listeners.Overhear(Hear);
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.NextAsync();
            try
            {
                await LookAsync(stoppingToken);
                await Task.WhenAny(next, Task.Delay(Pause, time, stoppingToken));
                await Task.Delay(Together, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception failure)
            {
                NotLooked(failure.GetType().Name);
                await Task.WhenAny(Task.Delay(Pause, time, stoppingToken));
            }
        }
    }

    /// <summary>Gives everybody what is new, and whoever was given nothing for long a sign of life.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        if (Count == 0) return;
        await gate.WaitAsync(cancel);
        try
        {
            for (var from = numbers.From; ;)
            {
                var found = await events.AfterAsync(from, Batch, cancel);
                foreach (var one in found)
                    if (numbers.Take(one.Number, time.GetUtcNow())) await ShowAsync(one, cancel);
                if (found.Count < Batch) break;
                from = found[^1].Number;
            }

            await ShowTypingAsync(cancel);
            var now = time.GetUtcNow();
            numbers.Forget(now - Late);
            foreach (var quiet in Open().Where(s => now - s.GivenAt >= Heartbeat)) quiet.Give(LiveShown.Beat, now);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>After a time without streams: what is newest is known, and what of it may still come.</summary>
    private async Task BeginAsync(CancellationToken cancel)
    {
        shown.Clear();
        typed.Clear();
        var from = Math.Max(0, await events.LastAsync(cancel) - Recent);
        numbers = new LiveNumbers(from);
        foreach (var known in await events.AfterAsync(from, Batch, cancel)) numbers.Take(known.Number, time.GetUtcNow());
    }

    private async Task ShowAsync(LiveEvent one, CancellationToken cancel)
    {
        shown.Enqueue(one);
        if (shown.Count > Remembered) shown.Dequeue();
        await GiveAsync(one, cancel);
    }

    private async Task GiveAsync(LiveEvent one, CancellationToken cancel)
    {
        var to = Open().Where(s => s.Sees(one)).ToList();
        if (to.Count == 0) return;
        var frame = await frames.MakeAsync(one, cancel);
        var now = time.GetUtcNow();
        foreach (var stream in to) stream.Give(frame, now);
    }

    /// <summary>
    /// By the order in which events were shown, which their numbers need not follow; else by their numbers.
    /// </summary>
    private async Task<IReadOnlyList<LiveShown>> MissedAsync(LiveStream stream, long after, CancellationToken cancel)
    {
        var missed = new List<LiveEvent>();
        if (shown.Any(e => e.Number == after)) missed.AddRange(shown.SkipWhile(e => e.Number != after).Skip(1));
        else
        {
            for (var from = after; from < numbers.Head;)
            {
                var found = await events.AfterAsync(from, Batch, cancel);
                missed.AddRange(found.Where(e => e.Number <= numbers.Head));
                if (found.Count < Batch) break;
                from = found[^1].Number;
            }
        }

        var made = new List<LiveShown>();
        foreach (var one in missed.Where(stream.Sees)) made.Add(await frames.MakeAsync(one, cancel));
        return made;
    }

    /// <summary>Called where the sign passes by: only noted.</summary>
    private void Hear(string conversation)
    {
        var now = time.GetUtcNow();
        if (Count == 0 || (typing.TryGetValue(conversation, out var before) && now - before < Typing)) return;
        typing[conversation] = now;
        typed.Enqueue(conversation);
    }

    private async Task ShowTypingAsync(CancellationToken cancel)
    {
        while (typed.TryDequeue(out var conversation))
        {
            if (await talks.FindAsync(conversation, cancel) is { IsTaken: true } talk)
                await GiveAsync(new(0, time.GetUtcNow(), LiveEvent.Typing, talk.Organisation, talk.Person, conversation, 0), cancel);
        }

        foreach (var (conversation, at) in typing.Where(t => time.GetUtcNow() - t.Value >= Typing)) typing.TryRemove(new(conversation, at));
    }

    private List<LiveStream> Open()
    {
        lock (streams) return [.. streams];
    }

    private void Remove(LiveStream stream)
    {
        lock (streams) streams.Remove(stream);
    }

    [LoggerMessage(2060, LogLevel.Error, "What is new for staff's pages could not be looked for: {Error}; it is looked for again")]
    private partial void NotLooked(string error);
}
