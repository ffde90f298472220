using System.Security.Cryptography;
using BotService.LineStandIn;
using BotService.Tests.Channels.Line.Platform;
using Dapper;
using Microsoft.Data.Sqlite;
using BotService.Tests.Knowledge;
using Xunit.Abstractions;

namespace BotService.Tests.Crash;

/// <summary>
/// "Nothing lost, nothing doubled" on LINE, held against kill -9: the platform lives on while the service dies.
/// <c>CRASH_CYCLES</c> sets how often it is killed: 50 without it; the long form is 1000.
/// </summary>
public sealed class LineCrashTests(ITestOutputHelper output)
{
    /// <summary>As many services side by side, because a start mostly waits for one core.</summary>
    private const int Services = 2;
    private const int CyclesPerRound = 13;
    private const int TalkersPerRound = 6;
    private const int LongestLifeMilliseconds = 700;

    /// <summary>
    /// Most kills come soon after the service took its first event, when there is most to lose; the
    /// others at any time of its life.
    /// </summary>
    private const int PercentWhenBusy = 80;

    private int killed, recovered, events, cutOff, repeated, replies, pushes, late;

    [CrashFact]
    public async Task Service_KilledUnderLineTraffic_AnswersEachEventOnceAndInOrder()
    {
        // The store is proved by the other; here it is what LINE is told.
        var cycles = CrashFactAttribute.Cycles / 5;
        await Task.WhenAll(
            Enumerable.Range(0, Services).Select(s => Task.Run(() => KillAsync($"s{s}", (cycles + s) / Services))));
        output.WriteLine(
            $"{killed} kills: {events} events, {cutOff} deliveries cut off, {repeated} repeated, {recovered} turns taken up after a start, {replies} replies and {pushes} pushes, {late} messages pushed again when the token was too old to know; none lost, none double");
        Assert.True(cutOff > 0 && recovered > 0,
            "No kill ever met a delivery or a turn under way: the load was no load.");
    }

    [CrashTheory]
    [InlineData(Trouble.HangsBefore)]
    [InlineData(Trouble.HangsAfter)]
    internal async Task Service_KilledWhileItReplies_RepliesOnce(Trouble trouble)
    {
        await using var platform = await LinePlatform.StartAsync();
        var folder = Directory.CreateTempSubdirectory("botservice-line-").FullName;
        var one = new LineEvents(TimeProvider.System).Text(LineEvents.User("citizen"), "電費過戶要帶什麼");
        platform.Next(trouble);
        using (var service = await StartAsync(folder, platform))
        using (var deliveries = new Deliveries(platform, service.Address))
        {
            Assert.Equal(200, await deliveries.SendAsync(one));
            await CalledAsync(platform, 1);
            service.Kill();
        }

        using (var service = await StartAsync(folder, platform))
        using (var deliveries = new Deliveries(platform, service.Address))
        {
            await CalledAsync(platform, 2);
            Assert.Equal(200, await deliveries.AgainAsync(flagged: true, one));
        }

        EachAnsweredOnce.InOrder("citizen", [one], platform.Chats.Of(one.Chat));
        Assert.Equal("reply", platform.Chats.Of(one.Chat)[0].Way);
        platform.AssertNoFaults();
        Directory.Delete(folder, recursive: true);
    }

    private async Task KillAsync(string name, int cycles)
    {
        await using var platform = await LinePlatform.StartAsync();
        var made = new LineEvents(TimeProvider.System);
        var folder = Directory.CreateTempSubdirectory("botservice-line-crash-").FullName;
        for (var (round, done) = (0, 0); done < cycles; round++)
        {
            var talkers = Enumerable.Range(0, TalkersPerRound)
                .Select(t => new LineTalker(platform, made, $"{name}r{round}t{t}")).ToList();
            for (var cycle = 0; cycle < CyclesPerRound && done < cycles; cycle++, done++)
                await KillUnderLoadAsync(folder, platform, talkers);

            await VerifyAsync(folder, platform, talkers);
        }

        VerifyStore(folder);
        Assert.Equal(0, platform.Calls.Count(c => c.Status is >= 400 and not (400 or 409)));
        platform.AssertNoFaults();
        Directory.Delete(folder, recursive: true);
    }

    private async Task KillUnderLoadAsync(string folder, LinePlatform platform, IReadOnlyList<LineTalker> talkers)
    {
        using var service = await StartAsync(folder, platform);
        using var deliveries = new Deliveries(platform, service.Address);
        using var stop = new CancellationTokenSource();
        var load = Task.WhenAll(talkers.Select(t => Task.Run(() => t.TalkAsync(deliveries, stop.Token))));
        if (RandomNumberGenerator.GetInt32(100) < PercentWhenBusy) await Task.WhenAny(load, deliveries.FirstGood);
        await Task.WhenAny(load, Task.Delay(RandomNumberGenerator.GetInt32(LongestLifeMilliseconds)));
        service.Kill();
        Interlocked.Increment(ref killed);
        await stop.CancelAsync();
        await load;
    }

    private async Task VerifyAsync(string folder, LinePlatform platform, IReadOnlyList<LineTalker> talkers)
    {
        using var service = await StartAsync(folder, platform);
        using var deliveries = new Deliveries(platform, service.Address);
        await Task.WhenAll(talkers.Select(t => t.FinishAsync(deliveries)));
        foreach (var talker in talkers)
        {
            var all = platform.Chats.Of(talker.Chat);
            var arrived = EachAnsweredOnce.WithoutLateRepeats(talker.Said, all);
            Interlocked.Add(ref late, all.Count - arrived.Count);
            EachAnsweredOnce.InOrder(talker.Name, talker.Said, arrived);
            Interlocked.Add(ref events, talker.Said.Count);
            Interlocked.Add(ref cutOff, talker.CutOff);
            Interlocked.Add(ref repeated, talker.Repeated);
            Interlocked.Add(ref replies, arrived.Where(a => a.Way == "reply").DistinctBy(a => a.Request).Count());
            Interlocked.Add(ref pushes, arrived.Where(a => a.Way == "push").DistinctBy(a => a.Request).Count());
        }
    }

    private async Task<ServiceProcess> StartAsync(string folder, LinePlatform platform)
    {
        var service = await ServiceProcess.StartAsync(
            folder, Small.Root,
            // Measuring for later speed is no use in a life this short.
            [("DOTNET_TieredPGO", "0"),
                .. platform.Settings().Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value!)),
                ("Site__PublicUrl", "https://ask.example"), ("Outbox__FirstDelay", "00:00:00.050")]);
        Interlocked.Add(ref recovered, service.Recovered);
        return service;
    }

    private static async Task CalledAsync(LinePlatform platform, int count)
    {
        for (var look = 0; platform.Calls.Count(c => c.Path == LinePlatform.ReplyPath) < count; look++)
        {
            Assert.True(look < 3000, $"There was no reply {count}");
            await Task.Delay(10);
        }
    }

    private static void VerifyStore(string folder)
    {
        using var store = new SqliteConnection($"Data Source={ServiceProcess.StoreFile(folder)}");
        store.Open();
        Assert.Equal("ok", store.ExecuteScalar<string>("pragma integrity_check"));
        Assert.Equal(0, store.ExecuteScalar<long>("select count(*) from inbox where done = 0 or raw is not null"));
        Assert.Equal(0, store.ExecuteScalar<long>("select count(*) - count(distinct activity_id) from turns"));
        Assert.Equal(0, store.ExecuteScalar<long>("select count(*) from turns where outcome = 'fault'"));
        Assert.Equal(0, store.ExecuteScalar<long>("select count(*) from outbox where status = 'failed'"));
    }
}
