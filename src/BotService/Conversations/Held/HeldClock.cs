using BotService.Conversations.CallBacks;
using BotService.Engine.Hours;
using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.Conversations.Held;

/// <summary>By when somebody looks at an answer that is held now.</summary>
internal sealed class HeldClock(CallBackPromises promises, TimeProvider time, IOptions<HeldOptions> options)
{
    private static readonly DaySpan WholeDay = new(TimeSpan.Zero, TimeSpan.FromDays(1));

    /// <param name="organisation">Whose people look at it; null: nobody's in particular.</param>
    public async Task<HeldTimes> OfAsync(string? organisation, CancellationToken cancel)
    {
        var (now, within) = (Taiwan.Local(time.GetUtcNow()), options.Value.Within);
        var hours = (await promises.TermsAsync(cancel)).Hours.Of(organisation ?? HoursTable.Everybody);
        // Where nobody said when people are there, or they never come, whoever made the rule is taken to be there. Who leaves in a
        // minute comes to it the next day.
        var from = hours?.Next(now, WholeDay, within)?.From ?? now;
        var due = from + within;
        return new HeldTimes(from, due, due + options.Value.Escalate, from > now ? hours : null);
    }
}

/// <param name="From">When somebody is there to look at it.</param>
/// <param name="Due">By when the citizen is told to have it; <paramref name="Lapses"/> is when nobody may decide any more.</param>
/// <param name="Hours">Of those who look at it later; null: they do at once.</param>
internal sealed record HeldTimes(DateTimeOffset From, DateTimeOffset Due, DateTimeOffset Lapses, OpeningHours? Hours);
