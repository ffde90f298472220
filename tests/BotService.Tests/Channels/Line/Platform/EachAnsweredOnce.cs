using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Platform;

/// <summary>
/// Holds what reached a chat against the events that happened in it: one call for each event that asks for an answer.
/// </summary>
internal static class EachAnsweredOnce
{
    /// <summary>From this age on the service trusts no token.</summary>
    private static readonly TimeSpan TokenAge = TimeSpan.FromSeconds(50);

    /// <summary>
    /// In the order of the events. A push does not say what it answers, but as many calls as events, with every reply
    /// in its event's place, leave each push one event to answer.
    /// </summary>
    public static void InOrder(string whose, IReadOnlyList<LineEvent> events, IReadOnlyList<Arrived> arrived)
    {
        var calls = Calls(arrived);
        Assert.True(events.Count == calls.Count,
            $"{whose}: {events.Count} events and {calls.Count} answers: {Tell(events, calls)}");
        foreach (var (call, place) in calls.Select((c, i) => (c, i)))
        {
            Assert.True(call.Way == "push" || call.Event == events[place].Id,
                $"{whose}: answer {place} is out of order: {Tell(events, calls)}");
        }
    }

    /// <summary>
    /// The calls without those that repeat by push, word for word, what went by reply just before: when a process dies
    /// while it replies and is back only when the token may be too old, nobody can know whether the reply arrived, and
    /// decision 10 prefers a repeated answer to a lost one.
    /// </summary>
    public static IReadOnlyList<Arrived> WithoutLateRepeats(
        IReadOnlyList<LineEvent> events, IReadOnlyList<Arrived> arrived)
    {
        var calls = arrived.GroupBy(a => a.Request).Select(c => c.ToList()).ToList();
        var happened = events.ToDictionary(e => e.Id, e => DateTimeOffset.FromUnixTimeMilliseconds(e.Timestamp));
        return [.. calls.Where((call, i) => i == 0 || !Repeats(call, calls[i - 1])).SelectMany(c => c)];

        bool Repeats(List<Arrived> call, List<Arrived> before) =>
            call[0].Way == "push" && before[0].Event is { } answered && happened.TryGetValue(answered, out var at)
            && call[0].At - at > TokenAge
            && call.Select(a => a.Message.ToJsonString()).SequenceEqual(before.Select(a => a.Message.ToJsonString()));
    }

    /// <summary>In whatever order.</summary>
    public static void InAnyOrder(string whose, IReadOnlyList<LineEvent> events, IReadOnlyList<Arrived> arrived)
    {
        var calls = Calls(arrived);
        Assert.True(events.Count == calls.Count,
            $"{whose}: {events.Count} events and {calls.Count} answers: {Tell(events, calls)}");
        Assert.Empty(calls.Where(c => c.Way == "reply").Select(c => c.Event).Except(events.Select(e => e.Id)));
    }

    private static List<Arrived> Calls(IReadOnlyList<Arrived> arrived) => [.. arrived.DistinctBy(a => a.Request)];

    private static string Tell(IReadOnlyList<LineEvent> events, IReadOnlyList<Arrived> calls)
    {
        var places = events.Select((e, i) => (e.Id, i)).ToDictionary(e => e.Id, e => e.i);
        return string.Join(
            ' ', calls.Select(
                c => c.Event is { } id && places.TryGetValue(id, out var place) ? $"{place}" : $"({c.Way})"));
    }
}
