using BotService.Channels.Voice.Voices;

namespace BotService.Channels.Voice.Talking;

/// <summary>
/// What a caller is about to hear, frame by frame, and how long nothing was heard. The pacer's frames are its clock, so
/// that a test needs none. Any thread may call it.
/// </summary>
/// <param name="isStill">Told the number of a wait that ran out. It must return at once.</param>
internal sealed class SoundStage(Action<int> isStill)
{
    /// <summary>Keys that wait to be acted on; more are a fault, or malice.</summary>
    public const int MostKeys = 32;

    public const int FramesASecond = Pcm.Rate / Pcm.Frame;

    /// <summary>Of silence, until the first and each later sign that we are at it.</summary>
    private const int FirstSign = 3 * FramesASecond / 2, NextSign = 8 * FramesASecond;

    /// <summary>Frames of silence after a key, however soon the answer is there: one hears that it was taken.</summary>
    private const int Hush = 2;

    private readonly Lock gate = new();
    private readonly Queue<Piece> pieces = [];
    private int played, left, keys, hush;
    private int? passage;
    private (int Samples, TaskCompletionSource Source)? room;
    private State state;
    private int still, limit, number, signAfter;
    private bool isHeld;

    private enum State
    {
        Thinking,
        Waiting,
        Done,
    }

    /// <summary>Said while an answer takes its time; null until it is known.</summary>
    public short[]? Sign { get; set; }

    /// <summary>Whether the caller's turn has come and nothing is being said.</summary>
    public bool IsListening
    {
        get { lock (gate) { return state == State.Waiting && left == 0; } }
    }

    /// <summary>An answer is being worked out: until there is one, a sign is given from time to time.</summary>
    public void Think()
    {
        lock (gate) { (state, still, signAfter, passage, isHeld) = (State.Thinking, 0, FirstSign, null, false); }
    }

    /// <summary>When all is said, the caller has so long; then the number is told.</summary>
    public void Wait(TimeSpan patience, int asNumber)
    {
        lock (gate)
        {
            (state, still, number) = (State.Waiting, 0, asNumber);
            limit = Math.Max(1, (int)Math.Min(int.MaxValue, patience.TotalSeconds * FramesASecond));
        }
    }

    /// <summary>The caller is speaking: the wait stands still meanwhile.</summary>
    public void Hold(bool on)
    {
        lock (gate) { (isHeld, still) = (on, 0); }
    }

    /// <param name="ofPassage">Null for what belongs to no passage.</param>
    /// <param name="isWhole">No key interrupts it.</param>
    /// <returns>False: the caller has pressed a key meanwhile and does not want to hear it.</returns>
    public bool Say(short[] sound, int? ofPassage, bool isWhole)
    {
        lock (gate)
        {
            if (keys > 0 && !isWhole) return false;

            Add(new Piece(sound, ofPassage, isWhole));
            return true;
        }
    }

    /// <summary>A key: what may be interrupted is not said any more.</summary>
    /// <param name="during">The passage that was being said, or was said last.</param>
    /// <returns>False: too many keys wait already.</returns>
    public bool Press(out int? during)
    {
        lock (gate)
        {
            during = passage;
            if (keys == MostKeys) return false;

            keys++;
            var whole = pieces.Where(piece => piece.IsWhole).ToList();
            // The first piece is in the middle of being said, and stays so when it is whole.
            if (pieces.TryPeek(out var first) && !first.IsWhole) (played, hush) = (0, Hush);
            pieces.Clear();
            whole.ForEach(pieces.Enqueue);
            left = whole.Sum(piece => piece.Sound.Length) - played;
            Tell();
            return true;
        }
    }

    /// <summary>A key that was pressed is acted on now.</summary>
    public void TakeKey()
    {
        lock (gate) { keys--; }
    }

    /// <summary>Done when at most so much is still to be said, or a key has ended it.</summary>
    public Task RoomAsync(int samples, CancellationToken cancel)
    {
        lock (gate)
        {
            if (left <= samples) return Task.CompletedTask;

            room = (samples, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return room.Value.Source.Task.WaitAsync(cancel);
        }
    }

    /// <summary>Nothing more is said, and the line is given back.</summary>
    public void End()
    {
        lock (gate)
        {
            pieces.Clear();
            (left, played, state) = (0, 0, State.Done);
            Tell();
        }
    }

    /// <summary>The next 20 ms: sound as far as there is any, then silence.</summary>
    /// <returns>False: all is said, and the line is to be given back.</returns>
    public bool Take(Span<byte> frame)
    {
        lock (gate)
        {
            if (hush > 0 || left == 0)
            {
                frame.Clear();
                if (hush > 0) hush--;
                else BeStill();
                return state != State.Done;
            }

            still = 0;
            Fill(frame);
            Tell();
            return true;
        }
    }

    private void Fill(Span<byte> frame)
    {
        var rest = frame;
        while (rest.Length > 0 && pieces.TryPeek(out var piece))
        {
            passage = piece.Passage;
            var samples = Math.Min(rest.Length / sizeof(short), piece.Sound.Length - played);
            Pcm.Write(piece.Sound.AsSpan(played, samples), rest);
            rest = rest[(samples * sizeof(short))..];
            played += samples;
            left -= samples;
            if (played < piece.Sound.Length) break;

            pieces.Dequeue();
            played = 0;
        }

        rest.Clear();
    }

    private void BeStill()
    {
        if (isHeld) return;

        still++;
        if (state == State.Thinking && still >= signAfter && Sign is { } sign)
        {
            signAfter = NextSign;
            Add(new Piece(sign, null, IsWhole: false));
        }

        else if (state == State.Waiting && still == limit)
        {
            isStill(number);
        }
    }

    private void Add(Piece piece)
    {
        if (piece.Sound.Length == 0) return;

        pieces.Enqueue(piece);
        left += piece.Sound.Length;
    }

    private void Tell()
    {
        if (room is not { } waiting || left > waiting.Samples) return;

        room = null;
        waiting.Source.SetResult();
    }

    private readonly record struct Piece(short[] Sound, int? Passage, bool IsWhole);
}
