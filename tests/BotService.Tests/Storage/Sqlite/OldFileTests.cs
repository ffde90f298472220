using System.IO.Compression;
using BotService.Conversations;
using BotService.Insight;
using BotService.Review.Improvements;
using BotService.Tests.Conversations;
using BotService.Tests.Knowledge;
using Dapper;

namespace BotService.Tests.Storage.Sqlite;

/// <summary>
/// A store that the program wrote with SQLite 3.35 (form 5), killed with SIGKILL while three conversations were being
/// answered: 32 messages were acknowledged, three more had been received, and most of it stood in the write-ahead log.
/// </summary>
public sealed class OldFileTests : IDisposable
{
    private const int Answered = 32, Waiting = 3;

    private readonly string folder = Directory.CreateTempSubdirectory("botservice-old-").FullName;

    public OldFileTests() =>
        ZipFile.ExtractToDirectory(
            Path.Combine(Shipped.Root, "tests", "BotService.Tests", "Storage", "Sqlite", "old", "killed-3.35.zip"),
            folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Store_KilledInMidWriteByTheOldVersion_IsTakenUp_AndWhatWaitedIsAnswered()
    {
        await using var host = await BotHost.StartAsync(folder);
        await BotHost.UntilAsync(
            async () => await host.QueryAsync(db => db.ExecuteScalar<long>("select count(*) from inbox where done = 0")) == 0);
        Assert.Equal("ok", await host.QueryAsync(db => db.ExecuteScalar<string>("pragma integrity_check")));
        Assert.Equal(
            Answered + Waiting, await host.QueryAsync(db => db.ExecuteScalar<long>("select count(*) from turns")));
        var unanswered = await host.QueryAsync(db => db.ExecuteScalar<long>(
            "select count(*) from activities a where from_bot = 0 and type = 'message' and not exists (select 1 from activities r where r.conversation = a.conversation and r.reply_to = json_extract(a.json, '$.id'))"));
        Assert.Equal(0, unanswered);
        Assert.DoesNotContain(host.Logs, l => l.Contains(" 201 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Demand_OfTheTimeBefore_IsCountedFromItsTurns()
    {
        await using var host = await BotHost.StartAsync(folder, run: false);
        var counted = await host.Get<IDemand>()
            .CountAsync(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), default);
        var there = await host.QueryAsync(
            db => db.Query<(string, long)>("select entry, count(distinct conversation) from turns where entry is not null group by entry order by 1").AsList());
        Assert.NotEmpty(counted);
        Assert.Equal(
            there, counted.OrderBy(d => d.Entry, StringComparer.Ordinal).Select(d => (d.Entry, (long)d.Asked)));
    }

    [Fact]
    public async Task Outcomes_OfTheTimeBefore_AreCountedFromItsTurns()
    {
        await using var host = await BotHost.StartAsync(folder, run: false);
        var (_, counted) = await host.Get<IOutcomes>().SumAsync([], null, new(2026, 1, 1), new(2026, 12, 31), default);
        Assert.Equal(Answered, counted.Turns);
        Assert.Equal(
            await host.QueryAsync(db => db.ExecuteScalar<long>(
                "select count(*) from turns where kind in ('checklist', 'answer', 'action', 'facet', 'missing') "
                + "and not exists (select 1 from unanswered u where u.activity_id = turns.activity_id)")),
            counted.Answered);
    }
}
