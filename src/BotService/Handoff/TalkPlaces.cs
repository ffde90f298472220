using BotService.Conversations.Handoff;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Hours;

namespace BotService.Handoff;

/// <summary>Where a talk stands in a queue, and when people come back to one that is empty.</summary>
internal sealed class TalkPlaces(HandoffPromises promises, IQueueBook book)
{
    /// <param name="placeAt">Since when it waits there.</param>
    /// <returns>Null when nobody is there.</returns>
    public async Task<QueuePlace?> OfAsync(string? organisation, DateTimeOffset placeAt, CancellationToken cancel)
    {
        var terms = await promises.TermsAsync(null, cancel);
        return terms.QueueOf(organisation ?? HoursTable.Everybody) is { } queue
            ? terms.PlaceIn(queue, await book.AheadAsync(organisation, placeAt, cancel)) : null;
    }

    /// <returns>Null while it is their time, and where that is not known.</returns>
    public async Task<DateTimeOffset?> BackAsync(string? organisation, CancellationToken cancel) =>
        (await promises.TermsAsync(null, cancel)).BackIn(organisation ?? HoursTable.Everybody);
}
