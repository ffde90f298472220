using BotService.Engine.Hours;

namespace BotService.Engine.Dialogs.CallBacks;

/// <summary>From when to when somebody calls: never outside hours.</summary>
public static class CallBackTimes
{
    /// <summary>What is left of a part of a day must be at least this long to be promised.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(30);

    private static readonly IReadOnlyDictionary<CallBackPart, DaySpan> Parts = new Dictionary<CallBackPart, DaySpan>
    {
        [CallBackPart.Morning] = new(TimeSpan.Zero, TimeSpan.FromHours(12)),
        [CallBackPart.Afternoon] = new(TimeSpan.FromHours(12), TimeSpan.FromHours(18)),
        [CallBackPart.Evening] = new(TimeSpan.FromHours(18), TimeSpan.FromHours(24)),
    };

    /// <returns>Null when nobody is there then.</returns>
    public static (DateTimeOffset From, DateTimeOffset Until)? Of(CallBackTerms terms, string organisation, CallBackPart part)
    {
        if (terms.Hours.Of(organisation) is not { } hours) return null;
        if (Parts.TryGetValue(part, out var span)) return hours.Next(terms.Now, span, Enough);
        if (part == CallBackPart.Now && !hours.IsOpen(terms.Now)) return null;
        return hours.NextOpen(terms.Now) is { } from
            && hours.Add(terms.Now, part == CallBackPart.Now ? terms.Soon : terms.Within) is { } until ? (from, until) : null;
    }

    /// <summary>The parts in which somebody could call.</summary>
    public static IEnumerable<CallBackPart> Possible(CallBackTerms terms, string organisation) =>
        new[] { CallBackPart.Now, CallBackPart.Any, CallBackPart.Morning, CallBackPart.Afternoon, CallBackPart.Evening }
            .Where(part => Of(terms, organisation, part) is not null);
}
