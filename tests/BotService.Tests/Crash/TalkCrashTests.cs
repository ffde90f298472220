using BotService.Handoff;
using BotService.Staff;
using BotService.Tests.Knowledge;
using BotService.Tests.Storage.Postgres;
using BotService.Tests.Web.Staff;
using Xunit.Abstractions;

namespace BotService.Tests.Crash;

/// <summary>
/// Talks with people under kill -9: nothing is lost, nothing said twice, no talk without a clock. As often as
/// <see cref="CrashFactAttribute"/> says; in the short form a tenth of it.
/// </summary>
public sealed class TalkCrashTests(ITestOutputHelper output)
{
    private const int Pairs = 4, LongestLifeMilliseconds = 1500;

    private static readonly int Cycles = CrashFactAttribute.IsLong ? CrashFactAttribute.Cycles : CrashFactAttribute.Cycles / 10;

    [CrashFact]
    public Task Talks_WithTheServiceKilledUnderThem_LoseNothing() => KillAsync(null, Cycles);

    [PostgresFact]
    public Task Talks_OnPostgres_LoseNothing() => KillAsync(PostgresCluster.Shared.NewDatabase(), Math.Max(Cycles / 10, 3));

    private async Task KillAsync(string? postgres, int cycles)
    {
        var folder = Directory.CreateTempSubdirectory("botservice-crash-").FullName;
        (string, string)[] settings =
        [
            ("Store__HistoryPerConversation", "1000000"), ("Handoff__PerPerson", "20"),
            .. postgres is null ? Array.Empty<(string, string)>() : [("ConnectionStrings__Store", postgres), ("Store__Lease", "00:00:01")],
        ];
        var clerk = await ClerkAsync(folder, postgres);
        var pairs = Enumerable.Range(0, Pairs).Select(p => new TalkPair($"t{p}")).ToList();
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            using var service = await ServiceProcess.StartAsync(folder, Small.Root, settings);
            using var http = new HttpClient { BaseAddress = service.Address };
            using var stop = new CancellationTokenSource();
            var browser = clerk.At(service.Address);
            var before = pairs.Sum(p => p.Acknowledged);
            var load = Task.WhenAll(pairs.Select(p => Task.Run(() => p.TalkAsync(http, browser, stop.Token))));
            while (pairs.Sum(p => p.Acknowledged) == before && !load.IsCompleted) await Task.Delay(10, CancellationToken.None);
            await Task.WhenAny(load, Task.Delay(System.Security.Cryptography.RandomNumberGenerator.GetInt32(LongestLifeMilliseconds)));
            service.Kill();
            await stop.CancelAsync();
            await load;
        }

        using (var last = await ServiceProcess.StartAsync(folder, Small.Root, settings))
        {
            using var http = new HttpClient { BaseAddress = last.Address };
            var browser = clerk.At(last.Address);
            foreach (var pair in pairs)
            {
                await pair.FinishAsync(http, browser);
                await pair.VerifyAsync(http);
            }
        }

        await using var store = await StaffService.StartAsync(
            postgres is null ? null : new() { ["ConnectionStrings:Store"] = postgres }, folder: folder);
        var (open, lost) = await store.Service.Get<ILiveTalks>().CountAsync(default);
        Assert.Equal((Pairs, 0), ((int)open, (int)lost));
        output.WriteLine($"{cycles} kills, {pairs.Sum(p => p.Acknowledged)} words acknowledged; none lost, none double");
    }

    /// <summary>Somebody who is signed in and there; the session outlives each process.</summary>
    private static async Task<StaffBrowser> ClerkAsync(string folder, string? postgres)
    {
        await using var staff = await StaffService.StartAsync(
            postgres is null ? null : new() { ["ConnectionStrings:Store"] = postgres }, folder: folder);
        var browser = await staff.ClientAsync(Role.Clerk);
        using var there = await browser.PostFormAsync("/staff/presence/there", ("name", "小林"));
        return browser;
    }
}
