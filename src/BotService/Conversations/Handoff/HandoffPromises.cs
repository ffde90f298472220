using BotService.Conversations.CallBacks;
using BotService.Engine.Dialogs.Handoff;
using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.Conversations.Handoff;

/// <summary>Tells the engine which people could take over. The store is asked only where that matters.</summary>
internal sealed class HandoffPromises(
    IQueueBook book, CallBackPromises callBacks, TimeProvider time, IOptions<HandoffOptions> options)
{
    /// <param name="conversation">Whose own place is told; null: nobody's.</param>
    public async Task<HandoffTerms> TermsAsync(string? conversation, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var look = await book.LookAsync(conversation, now, cancel);
        var hours = (await callBacks.TermsAsync(cancel)).Hours;
        var terms = new HandoffTerms(Taiwan.Local(now), hours, options.Value.PromiseWithin, look.Queues) { IsUsed = look.IsUsed };
        return look.Own is var (organisation, ahead, promise) ? terms with { Own = Place(terms, organisation, ahead, promise) } : terms;
    }

    /// <summary>What was promised stands, whatever the wait has become.</summary>
    private static QueuePlace Place(HandoffTerms terms, string organisation, int ahead, DateTimeOffset promise) =>
        (terms.QueueOf(organisation) is { } queue ? terms.PlaceIn(queue, ahead) : new QueuePlace(ahead, null, null, terms.Now)) with
        {
            Promise = Taiwan.Local(promise),
        };
}
