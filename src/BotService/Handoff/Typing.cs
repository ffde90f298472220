using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Conversations.Turns;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Handoff;

/// <summary>Shows the citizen that a person types; never kept.</summary>
internal sealed class Typing(
    IConversations conversations, Listeners listeners, Ids ids, TimeProvider time, IOptions<SiteOptions> site)
{
    public async Task ShowAsync(string conversation, StaffAuthor author, CancellationToken cancel)
    {
        if (await conversations.FindAsync(conversation, cancel) is not { } known) return;
        var sign = new Activity(new JsonObject { ["type"] = "typing" });
        Stamp.Unasked(sign, ids.Activity(), time.GetUtcNow(), known, site.Value);
        Stamp.Author(sign, author);
        listeners.Announce(conversation, new StoredActivity(0, sign));
    }
}
