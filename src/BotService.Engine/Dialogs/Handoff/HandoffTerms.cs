using BotService.Engine.Hours;

namespace BotService.Engine.Dialogs.Handoff;

/// <summary>
/// What the host tells of the people who could take over. Where it tells nothing, asking for a person gives telephone numbers.
/// </summary>
/// <param name="Now">On the clock on the wall.</param>
/// <param name="Within">Within what time somebody is promised, unless the wait is longer.</param>
/// <param name="Queues">By organisation; <c>any</c> for what concerns none in particular. Those without people there are left out.</param>
public sealed record HandoffTerms(
    DateTimeOffset Now, HoursTable Hours, TimeSpan Within, IReadOnlyDictionary<string, QueueStanding> Queues)
{
    /// <summary>Where this conversation stands while it waits; null when it does not.</summary>
    public QueuePlace? Own { get; init; }

    /// <summary>People take over here at all, now or at other times.</summary>
    public bool IsUsed { get; init; }

    /// <summary>When people are there again; null while it is their time, and where that is not known.</summary>
    public DateTimeOffset? BackIn(string organisation) =>
        Hours.Of(organisation)?.NextOpen(Now) is { } back && back > Now ? back : null;

    /// <summary>The place of whoever comes now; null when nobody is there.</summary>
    public QueuePlace? PlaceIn(string organisation) => QueueOf(organisation) is { } queue ? PlaceIn(queue, queue.Ahead) : null;

    /// <summary>The place of whoever has so many ahead.</summary>
    public QueuePlace PlaceIn(QueueStanding queue, int ahead) => QueuePlace.Of(Now, ahead, queue.There, queue.Median, Within);

    /// <summary>Null when nobody is there.</summary>
    public QueueStanding? QueueOf(string organisation) => Queues.TryGetValue(organisation, out var own) ? own
        // Those who take everything take this too, and nobody waits for it yet.
        : Queues.TryGetValue(HoursTable.Everybody, out var all) ? all with { Ahead = 0 } : null;
}

/// <summary>One queue now.</summary>
/// <param name="There">People who take talks of it.</param>
/// <param name="Ahead">Talks that wait in it.</param>
/// <param name="Median">How long a talk took lately; null where none was held.</param>
public sealed record QueueStanding(int There, int Ahead, TimeSpan? Median);
