using BotService.Releases;
using BotService.Releases.Calendar;
using BotService.Releases.InForce;

namespace BotService.Tests.Releases.InForce;

public sealed class CalendarWatchTests
{
    private const string File = "dialogs/search.en.yaml";

    [Fact]
    public async Task Midnight_InTaiwan_ChangesEveryProcessToWhatWasLoadedAhead()
    {
        await using var world = new ReleaseWorld();
        var (one, two) = (await world.StartAsync(), await world.StartAsync());
        var before = one.Get<ReleaseShelf>().Current;
        var id = await world.KeepAsync(one, File, world.Read(File) + "# from tomorrow\n");
        await world.PublishAsync(one, id, inDays: 1);

        // 09:00 in Taiwan: fifteen hours to go.
        world.Time.Advance(TimeSpan.FromHours(14.95));
        foreach (var process in new[] { one, two })
        {
            await process.Get<CalendarWatch>().LookAsync(default);
            Assert.Equal(before.Id, process.Get<ReleaseShelf>().Current.Id);
        }

        // Nothing is read any more: what is to hold is ready.
        Directory.Delete(one.Get<CalendarWatch>().Ready!.Folders.Knowledge, recursive: true);
        world.Time.Advance(TimeSpan.FromHours(0.05));
        foreach (var process in new[] { one, two })
        {
            await process.Get<CalendarWatch>().LookAsync(default);
            Assert.Equal(id, process.Get<ReleaseShelf>().Current.Id);
        }
    }

    [Fact]
    public async Task GoingBack_BringsTheOldOneInOneAction()
    {
        await using var world = new ReleaseWorld();
        var process = await world.StartAsync();
        var before = process.Get<ReleaseShelf>().Current.Id;
        var id = await world.KeepAsync(process, File, world.Read(File) + "# at once\n");
        await world.PublishAsync(process, id);
        await process.Get<CalendarWatch>().LookAsync(default);
        Assert.Equal(id, process.Get<ReleaseShelf>().Current.Id);

        Assert.Equal(
            PublishOutcome.Done,
            (await process.Get<Publishing>().RollbackAsync(before, "wrong", world.Did("releases/rollback"), default)).Outcome);
        await process.Get<CalendarWatch>().LookAsync(default);
        Assert.Equal(before, process.Get<ReleaseShelf>().Current.Id);
    }

    [Fact]
    public async Task NotLoading_LeavesTheOldOne_AndSaysSoUntilItIsWantedNoMore()
    {
        await using var world = new ReleaseWorld();
        var process = await world.StartAsync();
        var before = process.Get<ReleaseShelf>().Current.Id;
        var id = await world.KeepAsync(process, File, "- [\n");
        await world.PublishAsync(process, id);
        await process.Get<CalendarWatch>().LookAsync(default);

        Assert.Equal(before, process.Get<ReleaseShelf>().Current.Id);
        Assert.Equal(id, process.Get<IReleaseState>().Stuck?.Release);
        Assert.Contains($"release {before} goes on", string.Concat(world.Log), StringComparison.Ordinal);
        await process.Get<Publishing>().RollbackAsync(before, "broken", world.Did("releases/rollback"), default);
        await process.Get<CalendarWatch>().LookAsync(default);
        Assert.Null(process.Get<IReleaseState>().Stuck);
    }

    [Fact]
    public async Task Urgent_EndsByItself_AndAClockPutBackTakesNothingBack()
    {
        await using var world = new ReleaseWorld();
        var process = await world.StartAsync();
        var before = process.Get<ReleaseShelf>().Current.Id;
        var id = await world.KeepAsync(process, File, world.Read(File) + "# against a rumour\n");
        Assert.Equal(
            PublishOutcome.Done,
            (await process.Get<Publishing>().UrgentAsync(
                id, world.Time.GetUtcNow().AddHours(2), 1, "rumour", world.Did("releases/urgent"), default)).Outcome);
        await process.Get<CalendarWatch>().LookAsync(default);
        Assert.Equal(id, process.Get<ReleaseShelf>().Current.Id);

        world.Time.Advance(TimeSpan.FromHours(2));
        await process.Get<CalendarWatch>().LookAsync(default);
        Assert.Equal(before, process.Get<ReleaseShelf>().Current.Id);

        world.Time.Advance(TimeSpan.FromDays(-365));
        await process.Get<CalendarWatch>().LookAsync(default);
        Assert.Equal(before, process.Get<ReleaseShelf>().Current.Id);
    }

    [Fact]
    public async Task OffTheShelf_CanBeLookedInto_AndIsDroppedAfterAWhile()
    {
        await using var world = new ReleaseWorld();
        var process = await world.StartAsync();
        var id = await world.KeepAsync(process, File, world.Read(File) + "# never in force\n");
        var found = await process.Get<IPastReleases>().FindAsync(id, default);
        Assert.Equal(id, found?.Id);
        Assert.Same(found, await process.Get<IPastReleases>().FindAsync(id, default));
        world.Time.Advance(TimeSpan.FromMinutes(11));
        var again = await process.Get<IPastReleases>().FindAsync(id, default);
        Assert.NotSame(found, again);
        // Strangers have none loaded right after another.
        var other = await world.KeepAsync(process, File, world.Read(File) + "# nor this one\n");
        Assert.Same(again, await process.Get<IPastReleases>().FindSparinglyAsync(id, default));
        Assert.Null(await process.Get<IPastReleases>().FindSparinglyAsync(other, default));
        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(other, (await process.Get<IPastReleases>().FindSparinglyAsync(other, default))?.Id);
        Assert.Null(await process.Get<IPastReleases>().FindAsync("000000000000", default));
    }
}
