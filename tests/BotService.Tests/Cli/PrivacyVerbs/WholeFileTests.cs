using BotService.Cli.PrivacyVerbs;

namespace BotService.Tests.Cli.PrivacyVerbs;

public sealed class WholeFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("botservice-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task File_IsThereWhole_AndNeverInPlaceOfAnother()
    {
        var file = new FileInfo(Path.Combine(folder.FullName, "a.json"));
        Assert.Null(await WholeFile.WriteAsync(file, "one"u8.ToArray(), default));
        file.Refresh();
        Assert.Contains("is there already", await WholeFile.WriteAsync(file, "two"u8.ToArray(), default), StringComparison.Ordinal);
        Assert.Equal("one", await File.ReadAllTextAsync(file.FullName));
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public async Task File_ThatCannotBeWritten_IsSaidSo_AndLeavesNothing()
    {
        var why = await WholeFile.WriteAsync(new FileInfo(Path.Combine(folder.FullName, "none", "a.json")), "one"u8.ToArray(), default);
        Assert.Contains("could not be written", why, StringComparison.Ordinal);
        Assert.Empty(folder.GetFileSystemInfos());
    }
}
