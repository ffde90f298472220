using BotService.Conversations.Handoff;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line.Sending;

/// <summary>As <see cref="LineSender"/> sends: by reply token while it is fresh, then by push where the account allows it.</summary>
internal sealed class LineReplyWindow(IOptions<LineOptions> options) : IReplyWindow
{
    public ReplyWindow? Of(string channel) => channel.StartsWith(LineReference.ChannelPrefix, StringComparison.Ordinal)
        ? new(LineSender.Fresh, options.Value.Accounts.Any(
            a => a.AllowPush && a.Name == channel[LineReference.ChannelPrefix.Length..]))
        : null;
}
