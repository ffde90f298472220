using BotService.Conversations.Handoff;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line.Sending;

/// <summary>
/// As <see cref="LineSender"/> sends: by reply token while it is fresh, then by push where the account may.
/// </summary>
internal sealed class LineReplyWindow(PushBudget budget, IOptions<LineOptions> options) : IReplyWindow
{
    public async ValueTask<ReplyWindow?> OfAsync(string channel, CancellationToken cancel)
    {
        if (!channel.StartsWith(LineReference.ChannelPrefix, StringComparison.Ordinal)) return null;
        var name = channel[LineReference.ChannelPrefix.Length..];
        return new(
            LineSender.Fresh, options.Value.Accounts.FirstOrDefault(a => a.Name == name) is not { AllowPush: true } account ? LateReply.Kept
                : await budget.IsSpentAsync(account, cancel) ? LateReply.KeptForQuota : LateReply.Pushed);
    }
}
