namespace BotService.Engine.Hours;

/// <summary>The hours of everybody, as <c>dialogs/hours.yaml</c> and the calendars beside it say.</summary>
public sealed class HoursTable
{
    /// <summary>Whose hours count for those that have none of their own.</summary>
    public const string Everybody = "any";

    /// <summary>The queue of people that citizens are led to.</summary>
    public const string People = "people";

    public static readonly HoursTable None = new(new Dictionary<(string, string), OpeningHours>(), OfficeCalendar.None);

    private readonly IReadOnlyDictionary<(string Organisation, string Queue), OpeningHours> hours;

    /// <param name="hours">By organisation and queue.</param>
    public HoursTable(IReadOnlyDictionary<(string Organisation, string Queue), OpeningHours> hours, OfficeCalendar calendar) =>
        (this.hours, Calendar) = (hours, calendar);

    public OfficeCalendar Calendar { get; }

    public IReadOnlyCollection<(string Organisation, string Queue)> Queues => [.. hours.Keys];

    /// <summary>An organisation's own hours, else everybody's; null when nobody said when people are there.</summary>
    /// <param name="organisation">Null: nobody in particular.</param>
    public OpeningHours? Of(string? organisation, string queue = People) =>
        organisation is not null && hours.TryGetValue((organisation, queue), out var own) ? own
        : hours.GetValueOrDefault((Everybody, queue));

    /// <summary>The same with further days on which nobody is there.</summary>
    /// <param name="closed">Of an organisation by its id, of all where there is none.</param>
    public HoursTable Without(IReadOnlyCollection<(string? Organisation, DateOnly Day)> closed)
    {
        if (closed.Count == 0) return this;
        // Who uses everybody's hours may have closures of their own all the same.
        var all = hours.Keys.Concat(closed.Select(c => (Organisation: c.Organisation ?? Everybody, Queue: People))).Distinct()
            .Select(key => (key, Own: Of(key.Organisation, key.Queue))).Where(h => h.Own is not null);
        return new HoursTable(
            all.ToDictionary(h => h.key, h => h.Own!.ClosedOn(
                closed.Where(c => c.Organisation is null || c.Organisation == h.key.Organisation).Select(c => c.Day))),
            Calendar);
    }
}
