using System.Data.Common;
using System.Security.Cryptography;
using BotService.Staff;
using BotService.Tests.Knowledge;
using BotService.Tests.Storage.Postgres;
using BotService.Tests.Web.Staff;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit.Abstractions;

namespace BotService.Tests.Crash;

/// <summary>
/// The promise "nothing lost, nothing answered twice, nobody silent", held against kill -9, of talks with the assistant and
/// of talks with people. The environment variable <c>CRASH_CYCLES</c> sets how often the service is killed: 50 without it;
/// the long form is 1000.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int CyclesPerRound = 10;
    private const int TalkersPerRound = 8, PairsPerRound = 2;
    private const int LongestLifeMilliseconds = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("botservice-crash-").FullName;
    private readonly Replay replay = new(Small.Release.Engine);
    private int killed, recovered, acknowledged, interrupted, givenUp, replies, words;

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
        var clerk = await ClerkAsync();
        for (var round = 0; killed < cycles; round++)
        {
            var talkers = Enumerable.Range(0, TalkersPerRound).Select(t => new Talker($"r{round}t{t}")).ToList();
            var pairs = Enumerable.Range(0, PairsPerRound).Select(p => new TalkPair($"r{round}p{p}")).ToList();
            for (var cycle = 0; cycle < CyclesPerRound && killed < cycles; cycle++)
                await KillUnderLoadAsync(talkers, pairs, clerk);

            await VerifyAsync(talkers, pairs, clerk);
        }

        await VerifyStoreAsync();
        output.WriteLine(
            $"{killed} kills: {acknowledged} messages acknowledged, {interrupted} posts cut off, {recovered} turns taken up after a start, {givenUp} messages given up, {replies} replies; {words} words between citizens and a clerk; none lost, none double");
        Assert.True(interrupted > 0 && recovered > 0,
            "No kill ever met a post or a turn under way: the load was no load.");
        Directory.Delete(folder, recursive: true);
    }

    private async Task KillUnderLoadAsync(IReadOnlyList<Talker> talkers, IReadOnlyList<TalkPair> pairs, StaffBrowser clerk)
    {
        using var service = await StartAsync();
        using var http = new HttpClient { BaseAddress = service.Address };
        using var stop = new CancellationTokenSource();
        var (before, browser) = (Acknowledged(talkers), clerk.At(service.Address));
        var load = Task.WhenAll(
            [.. talkers.Select(t => Task.Run(() => t.TalkAsync(http, stop.Token))),
                .. pairs.Select(p => Task.Run(() => p.TalkAsync(http, browser, stop.Token)))]);
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

    private async Task VerifyAsync(IReadOnlyList<Talker> talkers, IReadOnlyList<TalkPair> pairs, StaffBrowser clerk)
    {
        using var service = await StartAsync();
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

        var browser = clerk.At(service.Address);
        foreach (var pair in pairs)
        {
            await pair.FinishAsync(http, browser);
            await pair.VerifyAsync(http);
            words += pair.Acknowledged;
        }

        await VerifyClocksAsync();
        foreach (var pair in pairs) await pair.EndAsync(browser);
    }

    private async Task<ServiceProcess> StartAsync()
    {
        var service = await ServiceProcess.StartAsync(
            folder, Small.Root,
            [
                // The whole conversation must be there to be looked at.
                ("Store__HistoryPerConversation", "1000000"),
                .. postgres is null ? Array.Empty<(string, string)>() : [("ConnectionStrings__Store", postgres), ("Store__Lease", "00:00:01")],
            ]);
        recovered += service.Recovered;
        return service;
    }

    /// <summary>Somebody who is signed in and there; the session outlives each process.</summary>
    private async Task<StaffBrowser> ClerkAsync()
    {
        await using var staff = await StaffService.StartAsync(
            postgres is null ? null : new() { ["ConnectionStrings:Store"] = postgres }, folder: folder);
        var browser = await staff.ClientAsync(Role.Clerk);
        using var there = await browser.PostFormAsync("/staff/presence/there", ("name", "小林"));
        return browser;
    }

    private async Task VerifyClocksAsync()
    {
        await using var store = await OpenStoreAsync();
        var clocks = (await store.QueryAsync<string>("select clock from live_talks where status <> 'ended'")).AsList();
        Assert.Equal(PairsPerRound, clocks.Count);
        Assert.DoesNotContain("none", clocks);
    }

    private async Task VerifyStoreAsync()
    {
        await using var store = await OpenStoreAsync();
        if (postgres is null) Assert.Equal("ok", await store.ExecuteScalarAsync<string>("pragma integrity_check"));
        Assert.Equal(0, await store.ExecuteScalarAsync<long>("select count(*) from inbox where not done or raw is not null"));
        Assert.Equal(0, await store.ExecuteScalarAsync<long>("select count(*) - count(distinct activity_id) from turns"));
        Assert.Equal(0, await store.ExecuteScalarAsync<long>("select count(*) from turns where outcome = 'fault'"));
    }

    private async Task<DbConnection> OpenStoreAsync()
    {
        DbConnection store = postgres is null
            ? new SqliteConnection($"Data Source={ServiceProcess.StoreFile(folder)}") : new NpgsqlConnection(postgres);
        await store.OpenAsync();
        return store;
    }
}
