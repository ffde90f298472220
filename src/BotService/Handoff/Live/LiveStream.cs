using System.Threading.Channels;
using BotService.Staff;

namespace BotService.Handoff.Live;

/// <summary>
/// What one browser of somebody is shown. Whoever does not take it in time is cut off, and comes back for what was missed with the
/// number of the last event.
/// </summary>
/// <param name="watched">Conversations of others that stand open there.</param>
internal sealed class LiveStream(Person person, IReadOnlySet<string> watched, DateTimeOffset opened, Action<LiveStream> closed) : IDisposable
{
    private const int Behind = 256;

    private readonly Channel<LiveShown> waiting = Channel.CreateBounded<LiveShown>(
        new BoundedChannelOptions(Behind) { SingleReader = true, SingleWriter = true });

    public Person Person => person;

    /// <summary>What happened since the event that it was taken up after, oldest first.</summary>
    public IReadOnlyList<LiveShown> Missed { get; set; } = [];

    /// <summary>When it was last given something.</summary>
    public DateTimeOffset GivenAt { get; private set; } = opened;

    public ChannelReader<LiveShown> Reader => waiting.Reader;

    /// <summary>
    /// The queue is everybody's who may see it; of a talk that somebody has, the rest is theirs, and whose page it stands open in.
    /// </summary>
    public bool Sees(LiveEvent shown) => shown.Person == person.Id
        || person.Sees(shown.Organisation)
        && (shown.Kind == LiveEvent.Queue || shown.Person is null || (shown.Conversation is { } open && watched.Contains(open)));

    public void Give(LiveShown shown, DateTimeOffset now)
    {
        GivenAt = now;
        if (!waiting.Writer.TryWrite(shown)) waiting.Writer.TryComplete();
    }

    public void Dispose()
    {
        closed(this);
        waiting.Writer.TryComplete();
    }
}
