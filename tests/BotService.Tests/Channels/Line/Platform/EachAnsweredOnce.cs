namespace BotService.Tests.Channels.Line.Platform;

/// <summary>Holds what reached a chat against the events that happened in it: one call for each event that asks for an answer.</summary>
internal static class EachAnsweredOnce
{
    /// <summary>
    /// In the order of the events. A push does not say what it answers, but as many calls as events, with every reply in its event's place, leave
    /// each push one event to answer.
    /// </summary>
    public static void InOrder(string whose, IReadOnlyList<LineEvent> events, IReadOnlyList<Arrived> arrived)
    {
        var calls = Calls(arrived);
        Assert.True(events.Count == calls.Count, $"{whose}: {events.Count} events and {calls.Count} answers: {Tell(events, calls)}");
        foreach (var (call, place) in calls.Select((c, i) => (c, i)))
        {
            Assert.True(call.Way == "push" || call.Event == events[place].Id, $"{whose}: answer {place} is out of order: {Tell(events, calls)}");
        }
    }

    /// <summary>In whatever order.</summary>
    public static void InAnyOrder(string whose, IReadOnlyList<LineEvent> events, IReadOnlyList<Arrived> arrived)
    {
        var calls = Calls(arrived);
        Assert.True(events.Count == calls.Count, $"{whose}: {events.Count} events and {calls.Count} answers: {Tell(events, calls)}");
        Assert.Empty(calls.Where(c => c.Way == "reply").Select(c => c.Event).Except(events.Select(e => e.Id)));
    }

    private static List<Arrived> Calls(IReadOnlyList<Arrived> arrived) => [.. arrived.DistinctBy(a => a.Request)];

    private static string Tell(IReadOnlyList<LineEvent> events, IReadOnlyList<Arrived> calls)
    {
        var places = events.Select((e, i) => (e.Id, i)).ToDictionary(e => e.Id, e => e.i);
        return string.Join(' ', calls.Select(c => c.Event is { } id && places.TryGetValue(id, out var place) ? $"{place}" : $"({c.Way})"));
    }
}
