using BotService.Conversations.Handoff;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Hours;

namespace BotService.Handoff;

/// <summary>The place at the head of a queue, and when people come back to one that is empty.</summary>
internal sealed class TalkPlaces(HandoffPromises promises)
{
    /// <returns>Null when nobody is there.</returns>
    public async Task<QueuePlace?> OfAsync(string? organisation, CancellationToken cancel)
    {
        var terms = await promises.TermsAsync("", cancel);
        return terms.PlaceIn(organisation ?? HoursTable.Everybody) is null ? null
            : QueuePlace.Of(terms.Now, 0, 1, null, terms.Within);
    }

    /// <returns>Null when that is not known.</returns>
    public async Task<DateTimeOffset?> BackAsync(string? organisation, CancellationToken cancel)
    {
        var terms = await promises.TermsAsync("", cancel);
        return terms.Hours.Of(organisation)?.NextOpen(terms.Now);
    }
}
