using System.Security.Cryptography;
using BotService.LineStandIn;
using BotService.Tests.Channels.Line.Platform;

namespace BotService.Tests.Crash;

/// <summary>
/// A citizen on LINE whose messages LINE delivers in their order: again and again until it has a 200, and now and then
/// although it had one, as when that was lost on its way.
/// </summary>
internal sealed class LineTalker(LinePlatform platform, LineEvents events, string name)
{
    private const int MostUnanswered = 6;

    private static readonly string[] Sentences =
    [
        "電費過戶要帶什麼", "公司", "代理人", "我有身分證和電費單，還缺什麼", "那要多少錢", "不是，是個人", "停水了怎麼辦", "天氣好嗎", "重新開始",
        "我要申請復電", "全部列出", "How do I change the name on my electricity bill?", "在哪裡辦", "🙂", "有幫助",
    ];

    private readonly List<LineEvent> said = [];
    private LineEvent? underWay;

    public string Chat { get; } = LineEvents.User(name);

    public string Name => name;

    /// <summary>What LINE has a 200 for, in the order it happened.</summary>
    public IReadOnlyList<LineEvent> Said => said;

    /// <summary>Deliveries that ended without a 200.</summary>
    public int CutOff { get; private set; }

    /// <summary>Deliveries of what had a 200 already.</summary>
    public int Repeated { get; private set; }

    private int Answers =>
        EachAnsweredOnce.WithoutLateRepeats(said, platform.Chats.Of(Chat)).DistinctBy(a => a.Request).Count();

    /// <summary>Talks until the service is gone or the talk is stopped.</summary>
    public async Task TalkAsync(Deliveries deliveries, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (underWay is null && said.Count - Answers >= MostUnanswered)
            {
                await Task.WhenAny(platform.Chats.Changed, Task.Delay(50, CancellationToken.None));
            }
            else if (!await DeliverAsync(deliveries))
            {
                return;
            }
        }
    }

    /// <summary>Delivers what has no 200 yet, says one thing more and waits until everything is answered.</summary>
    public async Task FinishAsync(Deliveries deliveries)
    {
        if (underWay is not null) Assert.True(await DeliverAsync(deliveries), $"{name}: the service is not there");
        Assert.True(await DeliverAsync(deliveries), $"{name}: the service is not there");
        await platform.UntilAsync(
            $"{name}: {said.Count} answers; there are {Answers}", () => Answers >= said.Count, TimeSpan.FromMinutes(2));
    }

    /// <returns>False when there was no answer.</returns>
    private async Task<bool> DeliverAsync(Deliveries deliveries)
    {
        var again = underWay is not null;
        underWay ??= events.Text(Chat, Sentences[said.Count % Sentences.Length]);
        try
        {
            var status = again
                ? await deliveries.AgainAsync(flagged: true, underWay) : await deliveries.SendAsync(underWay);
            Assert.True(status is 200 or 500, $"{name}: a webhook was answered with {status}");
            if (status != 200) return true;
            said.Add(underWay);
            underWay = null;
            if (Chance(10))
            {
                Repeated++;
                await deliveries.AgainAsync(Chance(50), said[RandomNumberGenerator.GetInt32(said.Count)]);
            }

            return true;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            // The service was killed. What has no 200 is delivered again.
            CutOff++;
            return false;
        }
    }

    private static bool Chance(int percent) => RandomNumberGenerator.GetInt32(100) < percent;
}
