using System.Security.Cryptography;
using BotService.Engine.Dialogs;
using BotService.Engine;
using BotService.Storage;
using BotService.Tests.Knowledge;
using Dapper;
using BotService.Tests.Storage.Postgres;
using Microsoft.Data.Sqlite;
using Npgsql;
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

    /// <summary>Null: SQLite, in the service's folder.</summary>
    private string? postgres;

    [CrashFact]
    public Task Service_KilledUnderLoad_LosesNothingAndAnswersEachMessageOnce() =>
        KillAsync(CrashFactAttribute.Cycles);

    /// <summary>A tenth as often: what is proved anew is the store.</summary>
    [PostgresFact]
    public Task Service_OnPostgresKilledUnderLoad_LosesNothingAndAnswersEachMessageOnce()
    {
        postgres = PostgresCluster.Shared.NewDatabase();
        return KillAsync(Math.Max(CrashFactAttribute.Cycles / 10, 5));
    }

    private async Task KillAsync(int cycles)
    {
        var replay = new Replay(Small.Release.Engine);
        var folder = Directory.CreateTempSubdirectory("botservice-crash-").FullName;
        for (var round = 0; killed < cycles; round++)
        {
            var talkers = Enumerable.Range(0, TalkersPerRound).Select(t => new Talker($"r{round}t{t}")).ToList();
            for (var cycle = 0; cycle < CyclesPerRound && killed < cycles; cycle++)
                await KillUnderLoadAsync(folder, talkers);

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
        var before = Acknowledged(talkers);
        var load = Task.WhenAll(talkers.Select(t => Task.Run(() => t.TalkAsync(http, stop.Token))));
        while (MeetsLoad && Acknowledged(talkers) == before) await Task.Delay(10, CancellationToken.None);
        await Task.WhenAny(load, Task.Delay(RandomNumberGenerator.GetInt32(LongestLifeMilliseconds)));
        service.Kill();
        killed++;
        await stop.CancelAsync();
        await load;
        interrupted += talkers.Sum(t => t.Messages.Count(m => m is { Id: null, GivenUp: false }));
    }

    /// <summary>
    /// Every second life ends while messages are taken, however slow the machine is; the others end whenever they do.
    /// The few on PostgreSQL are not spent before.
    /// </summary>
    private bool MeetsLoad => postgres is not null || killed % 2 == 0;

    private static int Acknowledged(IReadOnlyList<Talker> talkers) =>
        talkers.Sum(t => t.Messages.ToArray().Count(m => m?.Id is not null));

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
        (string, string)[] whole = [($"{StoreOptions.Section}__{nameof(StoreOptions.HistoryPerConversation)}", "1000000")];
        var service = await ServiceProcess.StartAsync(
            folder, Small.Root, postgres is null ? whole : [.. whole, ("ConnectionStrings__Store", postgres), ("Store__Lease", "00:00:01")]);
        recovered += service.Recovered;
        return service;
    }

    private void VerifyStore(string folder)
    {
        using System.Data.Common.DbConnection store = postgres is null
            ? new SqliteConnection($"Data Source={ServiceProcess.StoreFile(folder)}") : new NpgsqlConnection(postgres);
        store.Open();
        if (postgres is null) Assert.Equal("ok", store.ExecuteScalar<string>("pragma integrity_check"));
        Assert.Equal(0, store.ExecuteScalar<long>("select count(*) from inbox where not done or raw is not null"));
        Assert.Equal(0, store.ExecuteScalar<long>("select count(*) - count(distinct activity_id) from turns"));
        Assert.Equal(0, store.ExecuteScalar<long>("select count(*) from turns where outcome = 'fault'"));
    }
}
