using System.Globalization;
using System.Security.Cryptography;
using BotService.LineStandIn;
using BotService.Tests.Channels.Line.Platform;
using Xunit.Abstractions;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>
/// Many events, one in five delivered twice. Half of the citizens' events come in their order and are
/// answered in it; the others' are mixed up, and each is answered once. <c>LINE_EVENTS</c> sets how many:
/// 1,000 without it; the long form is 10,000.
/// </summary>
public sealed class ManyEventsTests(ITestOutputHelper output)
{
    private const int Citizens = 50;
    private const int PercentTwice = 20;

    /// <summary>How many of a citizen's events LINE may have under way when they are mixed up.</summary>
    private const int MixedUp = 5;

    private static readonly string[] Sentences =
        ["電費過戶要帶什麼", "公司", "代理人", "停水了怎麼辦", "那要多少錢", "重新開始", "我要申請復電", "在哪裡辦", "🙂", "天氣好嗎"];

    [Fact]
    public async Task Events_DeliveredTwiceAndMixedUp_AreEachAnsweredOnce()
    {
        var count = int.Parse(
            Environment.GetEnvironmentVariable("LINE_EVENTS") ?? "1000", CultureInfo.InvariantCulture);
        await using var host = await LineHost.StartAsync();
        var events = Enumerable.Range(0, Citizens).Select(c => Enumerable.Range(0, count / Citizens)
            .Select(i => host.Events.Text(LineEvents.User($"citizen {c}"), Sentences[(c + i) % Sentences.Length]))
            .ToList()).ToList();
        var deliveries = await Task.WhenAll(
            events.Select((own, c) => Task.Run(() => c % 2 == 0 ? InOrderAsync(host, own) : MixedUpAsync(host, own))));
        foreach (var own in events)
        {
            await host.Platform.UntilAsync(
                $"all events of {own[0].Chat} are answered", () => Answers(host, own) >= own.Count,
                TimeSpan.FromMinutes(3));
        }

        foreach (var (own, c) in events.Select((e, i) => (e, i)))
        {
            var arrived = host.Platform.Chats.Of(own[0].Chat);
            if (c % 2 == 0) EachAnsweredOnce.InOrder($"citizen {c}", own, arrived);
            else EachAnsweredOnce.InAnyOrder($"citizen {c}", own, arrived);
        }

        host.Platform.AssertNoFaults();
        output.WriteLine(
            $"{events.Sum(e => e.Count)} events in {deliveries.Sum()} deliveries; {host.Platform.Chats.Answered} answered by reply, {host.Platform.Account.Pushed} by push; {host.Deliveries.TooLate} webhooks answered after 2 s");
    }

    private static async Task<int> InOrderAsync(LineHost host, List<LineEvent> events)
    {
        var sent = 0;
        foreach (var (one, i) in events.Select((e, i) => (e, i)))
        {
            await RoomAsync(host, events, i);
            Assert.Equal(200, await host.Deliveries.SendAsync(one));
            sent++;
            if (!Twice()) continue;
            Assert.Equal(
                200, await host.Deliveries.AgainAsync(
                    flagged: i % 2 == 0, events[RandomNumberGenerator.GetInt32(i + 1)]));
            sent++;
        }

        return sent;
    }

    private static async Task<int> MixedUpAsync(LineHost host, List<LineEvent> events)
    {
        var sent = 0;
        foreach (var (some, i) in events.Chunk(MixedUp).Select((c, i) => (c, i)))
        {
            await RoomAsync(host, events, i * MixedUp);
            LineEvent[] mixed = [.. some, .. some.Where(_ => Twice())];
            RandomNumberGenerator.Shuffle(mixed.AsSpan());
            Assert.All(await Task.WhenAll(mixed.Select(one => host.Deliveries.SendAsync(one))),
                s => Assert.Equal(200, s));
            sent += mixed.Length;
        }

        return sent;
    }

    /// <summary>People read before they write on: nobody has more than a dozen messages unanswered.</summary>
    private static Task RoomAsync(LineHost host, List<LineEvent> events, int sent) =>
        host.Platform.UntilAsync(
            $"answers for {events[0].Chat}", () => sent - Answers(host, events) < 12, TimeSpan.FromMinutes(2));

    private static int Answers(LineHost host, List<LineEvent> events) =>
        host.Platform.Chats.Of(events[0].Chat).DistinctBy(a => a.Request).Count();

    private static bool Twice() => RandomNumberGenerator.GetInt32(100) < PercentTwice;
}
