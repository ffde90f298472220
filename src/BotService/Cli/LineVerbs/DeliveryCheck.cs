using System.Globalization;
using BotService.Channels.Line;
using BotService.Channels.Line.Sending;
using BotService.Conversations;

namespace BotService.Cli.LineVerbs;

/// <summary>How an account's replies went in the last thirty days, from the store.</summary>
/// <param name="figures">Null: there is no store yet.</param>
internal sealed class DeliveryCheck(IOutboxFigures? figures, TimeProvider time)
{
    private const int Days = 30;

    /// <summary>The citizen ended it: nothing went wrong.</summary>
    private static readonly string[] Ended = ["left", "withdrawn"];

    public async Task<IReadOnlyList<LineFinding>> RunAsync(LineAccount account, CancellationToken cancel)
    {
        if (figures is null)
            return [new(Verdict.Note, "sent",
                "there is no store yet (ConnectionStrings:Store); it is made when the service starts")];
        var now = time.GetUtcNow();
        var channel = LineReference.ChannelPrefix + account.Name;
        var counts = await figures.CountAsync(channel, now.AddDays(-Days), now, cancel);
        // Another account's name may begin with this one's.
        var sent = counts.Sent.Where(s => s.Channel == channel).ToList();
        var failed = counts.Failed.Where(f => f.Channel == channel && !Ended.Contains(f.Reason)).ToList();
        var (free, all) = (sent.Where(s => s.Way == LineSender.ByReply).Sum(s => s.Replies), sent.Sum(s => s.Replies));
        return
        [
            new(Verdict.Good, "sent",
                all == 0 ? $"no reply in {Days} days"
                    : Say($"{free:N0} of {all:N0} replies in {Days} days went free of quota ({100.0 * free / all:0.0} %)")),
            .. failed.Select(
                f => new LineFinding(
                    Verdict.Note, "sent", Say($"{f.Replies:N0} replies in {Days} days did not arrive: {f.Reason}"))),
        ];
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
