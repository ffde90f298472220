using BotService.Releases;
using BotService.Releases.Files;
using BotService.Tests.Releases.InForce;

namespace BotService.Tests.Releases.Files;

public sealed class ReleaseImportTests : IDisposable
{
    private const string File1 = "dialogs/search.en.yaml", File2 = "dialogs/search.zh-TW.yaml";

    private readonly string folder = Directory.CreateTempSubdirectory("botservice-folder-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_folder_comes_back_as_the_release_it_was_exported_from()
    {
        await using var world = new ReleaseWorld();
        var process = await world.StartAsync();
        var holds = await ExportAsync(process);

        Assert.Empty(FolderReading.Of(folder).Files.Against(FileFolders.Read(world.Data.Folders).Files));
        var done = await ImportAsync(process, holds);
        Assert.Equal((holds, false), (done.Id, done.IsNew));
        Assert.Empty(done.Changes);
    }

    [Fact]
    public async Task ChangesOfFolderAndStore_Meet_AndTheSameFilesHaveTheSameId()
    {
        await using var world = new ReleaseWorld();
        var process = await world.StartAsync();
        await ExportAsync(process);
        var edited = await world.KeepAsync(process, File1, "# by an editor\n" + world.Read(File1));
        // One in another file, one in the same.
        Change(File2, text => text + "# in Git\n");
        Change(File1, text => text + "# in Git\n");

        var done = await ImportAsync(process, edited);

        Assert.True(done.IsNew, string.Join('\n', done.Wrong));
        Assert.Equal([File1, File2], done.Changes.Select(c => c.Path));
        var kept = (await process.Get<IReleaseStore>().FindAsync(done.Id!, default))!;
        Assert.Equal((edited, ReleaseOrigin.Folder), (kept.Base, kept.Origin));
        var patch = UnifiedPatch.Of(await process.Get<ReleaseKeeping>().EditsAsync(edited, done.Id!, default));
        Assert.Contains("+# in Git", patch, StringComparison.Ordinal);
        Assert.DoesNotContain("by an editor\n-", patch, StringComparison.Ordinal);

        var again = await ImportAsync(process, edited);
        Assert.Equal((done.Id, false), (again.Id, again.IsNew));
        // A folder with all of it in the first place makes the same.
        Change(File1, text => "# by an editor\n" + text);
        Assert.Equal(done.Id, (await ImportAsync(process, edited)).Id);
    }

    [Fact]
    public async Task ChangedOnBothSides_IsShownWithBothTexts_AndNothingIsKept()
    {
        await using var world = new ReleaseWorld();
        var process = await world.StartAsync();
        await ExportAsync(process);
        var edited = await world.KeepAsync(process, File1, "# by an editor\n" + world.Read(File1));
        Change(File1, text => "# in Git\n" + text);
        var before = (await process.Get<IReleaseStore>().ListAsync(null, 10, default)).Count;

        var done = await ImportAsync(process, edited);

        Assert.Null(done.Id);
        var (path, clashes) = Assert.Single(done.Clashes);
        Assert.Equal((File1, new Clash(1, "", "# by an editor\n", "# in Git\n")), (path, Assert.Single(clashes)));
        Assert.Equal(before, (await process.Get<IReleaseStore>().ListAsync(null, 10, default)).Count);
    }

    [Theory]
    [InlineData("knowledge", "half of the data")]
    [InlineData("dialogs", "half of the data")]
    [InlineData("cut", "search.en.yaml")]
    [InlineData("big", "the most is")]
    [InlineData("link", "is a link")]
    [InlineData("tab", "search.en.yaml")]
    [InlineData("anchors", "search.en.yaml")]
    [InlineData("stranger", "is not kept here")]
    public async Task WhatCannotBeMeant_IsRefusedWithItsReason(string what, string said)
    {
        await using var world = new ReleaseWorld();
        var process = await world.StartAsync();
        var holds = await ExportAsync(process);
        switch (what)
        {
            case "knowledge" or "dialogs": Directory.Delete(Path.Combine(folder, what), recursive: true); break;
            case "cut": Change(File1, text => text + "broken: [off, in the mid"); break;
            case "big": Change(File1, _ => new string('#', 5 * 1024 * 1024)); break;
            case "link": File.CreateSymbolicLink(Path.Combine(folder, "dialogs", "passwd.yaml"), "/etc/passwd"); break;
            case "tab": Change(File1, text => text + "x:\n\t- y\n"); break;
            case "anchors": Change(File1, text => text + "a: &a [1,2]\nb: &b [*a,*a]\nc: [*b,*b]\n"); break;
            default: File.WriteAllText(Path.Combine(folder, FolderReading.BaseFile), "0123456789ab"); break;
        }

        var done = await ImportAsync(process, holds);

        Assert.Null(done.Id);
        Assert.Contains(done.Wrong, w => w.Contains(said, StringComparison.Ordinal));
        Assert.Single(await process.Get<IReleaseStore>().ListAsync(null, 10, default));
    }

    [Theory]
    [InlineData("knowledge/a.yaml", true)]
    [InlineData("knowledge/../a.yaml", false)]
    [InlineData("../knowledge/a.yaml", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("knowledge//a.yaml", false)]
    [InlineData("knowledge/.a.yaml", false)]
    [InlineData("knowledge\\a.yaml", false)]
    [InlineData("duties/a.yaml", false)]
    public void A_path_of_a_list_lies_in_the_two_folders(string path, bool isOne) => Assert.Equal(isOne, FileList.IsPath(path));

    private async Task<string> ExportAsync(TestService process)
    {
        var holds = process.Get<ReleaseShelf>().Current.Id;
        await process.Get<ReleaseKeeping>().WriteAsync(holds, folder, default);
        File.WriteAllText(Path.Combine(folder, FolderReading.BaseFile), holds + "\n");
        return holds;
    }

    private Task<Imported> ImportAsync(TestService process, string onto) => process.Get<ReleaseImport>().RunAsync(
        FolderReading.Of(folder), onto, "from Git", "because", new(DateTimeOffset.UnixEpoch, "operator", "releases/import", ""), default);

    private void Change(string file, Func<string, string> change)
    {
        var path = Path.Combine(folder, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
    }
}
