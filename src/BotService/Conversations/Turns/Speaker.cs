using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Conversations.Turns;

internal sealed class Speaker(
    IConversations conversations, ISayings sayings, Outbox.OutboxSender outbox, Ids ids, TimeProvider time,
    IOptions<SiteOptions> site) : ISpeaker
{
    public async Task<StoredActivity> SayAsync(
        string conversation, Reply reply, string reason, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (reply.Offers.Count > 0) throw new ArgumentException("What is said unasked offers nothing.", nameof(reply));
        var known = await conversations.FindAsync(conversation, cancel)
            ?? throw new UnknownConversationException(conversation);

        var now = time.GetUtcNow();
        var receipt = reply.Sheet is { } sheet ? new Receipt(ids.Receipt(), now, sheet) : null;
        var envelope = new Activity([]);
        Stamp.Unasked(envelope, ids.Activity(), now, known, site.Value);
        var said = new StoredActivity(0, envelope, new Spoken(reply, receipt?.Id));
        var stored = await sayings.AddAsync(
            new Saying(conversation, reason, now, [said], receipt is null ? [] : [receipt]), cancel);
        if (known.ServiceUrl is not null) outbox.Wake(conversation);
        return stored[0];
    }
}
