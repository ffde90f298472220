using BotService.Releases;
using BotService.Releases.Calendar;
using BotService.Releases.Files;

namespace BotService.Tests.Releases.InForce;

public sealed class FirstReleaseTests
{
    [Fact]
    public async Task EmptyStore_TakesTheFolderAsReleaseZero_FromToday()
    {
        await using var world = new ReleaseWorld();
        var process = await world.StartAsync();

        var id = process.Get<ReleaseShelf>().Current.Id;
        var kept = (await process.Get<IReleaseStore>().FindAsync(id, default))!;
        Assert.Equal((ReleaseOrigin.Shipped, null), (kept.Origin, kept.Base));
        Assert.Equal((id, DayKind.Folder, new DateOnly(2026, 11, 20)), await HeldAsync(process));
        var files = (await process.Get<IReleaseStore>().FilesAsync(id, default))!;
        Assert.Empty(files.Against(FileFolders.Read(world.Data.Folders).Files));
        // Started again, nothing is kept once more.
        await world.StartAsync();
        Assert.Single(await process.Get<IReleaseDays>().AllAsync(default));
    }

    [Fact]
    public async Task ChangedFolder_WhileNobodyPublishes_HoldsAtOnce_AlsoByASignal()
    {
        await using var world = new ReleaseWorld();
        var before = (await world.StartAsync()).Get<ReleaseShelf>().Current.Id;
        world.Touch();
        var process = await world.StartAsync();
        var after = process.Get<ReleaseShelf>().Current.Id;
        Assert.NotEqual(before, after);
        Assert.Equal(before, (await process.Get<IReleaseStore>().FindAsync(after, default))!.Base);
        Assert.Equal(after, (await HeldAsync(process)).Release);

        world.Touch();
        Assert.True(await process.Get<ReleaseSwap>().RunAsync());
        Assert.Equal(process.Get<ReleaseShelf>().Current.Id, (await HeldAsync(process)).Release);
        Assert.NotEqual(after, process.Get<ReleaseShelf>().Current.Id);
    }

    [Fact]
    public async Task ChangedFolder_OnceSomebodyPublished_IsToldAndTheStoreAnswers()
    {
        await using var world = new ReleaseWorld();
        var process = await world.StartAsync();
        var file = "dialogs/search.en.yaml";
        var published = await world.KeepAsync(process, file, world.Read(file) + "# by an editor\n");
        await world.PublishAsync(process, published);
        world.Touch();

        var next = await world.StartAsync();

        Assert.Equal(published, next.Get<ReleaseShelf>().Current.Id);
        Assert.Contains("by an editor", File.ReadAllText(Path.Combine(next.Get<ReleaseShelf>().Current.Folders.Dialogs, "search.en.yaml")), StringComparison.Ordinal);
        Assert.Contains("1 files of the data folder differ", string.Concat(world.Log), StringComparison.Ordinal);
        Assert.False(await next.Get<ReleaseSwap>().RunAsync());
        Assert.Equal(published, next.Get<ReleaseShelf>().Current.Id);
    }

    private static async Task<(string Release, string Kind, DateOnly From)> HeldAsync(TestService process)
    {
        var row = (await process.Get<IReleaseDays>().AllAsync(default))[^1];
        return (row.Release, row.Kind, row.From);
    }
}
