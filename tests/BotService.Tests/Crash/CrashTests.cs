using System.Security.Cryptography;
using BotService.Engine.Dialogs;
using BotService.Engine;
using BotService.Storage;
using BotService.Tests.Dialogs;
using Dapper;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace BotService.Tests.Crash;

/// <summary>
/// The promise "nothing lost, nothing answered twice", held against kill -9. The environment variable
/// <c>CRASH_CYCLES</c> sets how often the service is killed: 50 without it; the long form is 1000.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int CyclesPerRound = 10;
    private const int TalkersPerRound = 8;
    private const int LongestLifeMilliseconds = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private int killed, recovered, acknowledged, interrupted, givenUp, replies;

    [CrashFact]
    public async Task Service_KilledUnderLoad_LosesNothingAndAnswersEachMessageOnce()
    {
        var cycles = CrashFactAttribute.Cycles;
        var replay = new Replay(RealEngine.Shared.Engine);
        var folder = Directory.CreateTempSubdirectory("botservice-crash-").FullName;
        for (var round = 0; killed < cycles; round++)
        {
            var talkers = Enumerable.Range(0, TalkersPerRound).Select(t => new Talker($"r{round}t{t}")).ToList();
            for (var cycle = 0; cycle < CyclesPerRound && killed < cycles; cycle++)
            {
                await KillUnderLoadAsync(folder, talkers);
            }

            await VerifyAsync(folder, talkers, replay);
        }

        VerifyStore(folder);
        output.WriteLine(
            $"{killed} kills: {acknowledged} messages acknowledged, {interrupted} posts cut off, {recovered} turns taken up after a start, {givenUp} messages given up, {replies} replies; none lost, none double");
        Assert.True(interrupted > 0 && recovered > 0,
            "No kill ever met a post or a turn under way: the load was no load.");
        Directory.Delete(folder, recursive: true);
    }

    private async Task KillUnderLoadAsync(string folder, IReadOnlyList<Talker> talkers)
    {
        using var service = await StartAsync(folder);
        using var http = new HttpClient { BaseAddress = service.Address };
        using var stop = new CancellationTokenSource();
        var load = Task.WhenAll(talkers.Select(t => Task.Run(() => t.TalkAsync(http, stop.Token))));
        await Task.WhenAny(load, Task.Delay(RandomNumberGenerator.GetInt32(LongestLifeMilliseconds)));
        service.Kill();
        killed++;
        await stop.CancelAsync();
        await load;
        interrupted += talkers.Sum(t => t.Messages.Count(m => m is { Id: null, GivenUp: false }));
    }

    private async Task VerifyAsync(string folder, IReadOnlyList<Talker> talkers, Replay replay)
    {
        using var service = await StartAsync(folder);
        using var http = new HttpClient { BaseAddress = service.Address };
        using var patience = new CancellationTokenSource(Patience);
        await Task.WhenAll(talkers.Select(t => t.FinishAsync(http, patience.Token)));
        foreach (var talker in talkers)
        {
            var history = await talker.HistoryAsync(http);
            replay.Verify(talker, history);
            replies += history.Count(a => a["replyToId"] is not null);
            acknowledged += talker.Messages.Count(m => m.Id is not null);
            givenUp += talker.Messages.Count(m => m.GivenUp);
        }
    }

    private async Task<ServiceProcess> StartAsync(string folder)
    {
        // The whole conversation must be there to be looked at.
        var service = await ServiceProcess.StartAsync(
            folder, ($"{StoreOptions.Section}__{nameof(StoreOptions.HistoryPerConversation)}", "1000000"));
        recovered += service.Recovered;
        return service;
    }

    private static void VerifyStore(string folder)
    {
        using var store = new SqliteConnection($"Data Source={ServiceProcess.StoreFile(folder)}");
        store.Open();
        Assert.Equal("ok", store.ExecuteScalar<string>("pragma integrity_check"));
        Assert.Equal(0, store.ExecuteScalar<long>("select count(*) from inbox where done = 0 or raw is not null"));
        Assert.Equal(0, store.ExecuteScalar<long>("select count(*) - count(distinct activity_id) from turns"));
        Assert.Equal(0, store.ExecuteScalar<long>("select count(*) from turns where outcome = 'fault'"));
    }
}
