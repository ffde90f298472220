using BotService.Engine.Data;
using BotService.Engine.Knowledge.Loading;
using BotService.Tests.Dialogs;

namespace BotService.Tests;

/// <summary>A release's id names all that its answers depend on, and nothing else.</summary>
public sealed class ReleaseTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("botservice-").FullName;

    public ReleaseTests()
    {
        Put("knowledge/twc/suspend/entry.yaml", "id: twc.suspend");
        Put("knowledge/recognition.txt", "texts 1");
        Put("dialogs/wording.en.yaml", "greeting: Hello");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Id_OfTheShippedRelease_NamesKnowledgeAndDialogs()
    {
        var folders = RealEngine.Folders;
        Assert.Equal(
            DataFolder.Fingerprint([DataFolder.Root(folders.Knowledge), DataFolder.Root(folders.Dialogs)]),
            RealEngine.Shared.Id);
        Assert.Equal(RealEngine.Shared.Id, RealEngine.Shared.Engine.Release);
        Assert.Equal(RealEngine.Shared.Id, RealEngine.Shared.Library.Release);
    }

    [Theory]
    [InlineData("knowledge/twc/suspend/entry.yaml", "id: twc.suspension")]
    [InlineData("knowledge/recognition.txt", "texts 2")]
    [InlineData("dialogs/wording.en.yaml", "greeting: Good morning")]
    [InlineData("dialogs/wording.vi.yaml", "greeting: Xin chào")]
    public void Fingerprint_AnythingChangedOrAdded_IsAnother(string file, string text)
    {
        var before = Fingerprint();
        Put(file, text);
        Assert.NotEqual(before, Fingerprint());
    }

    [Fact]
    public void Fingerprint_FileMovedToTheOtherFolder_IsAnother()
    {
        var before = Fingerprint();
        File.Move(Path.Combine(root, "dialogs/wording.en.yaml"), Path.Combine(root, "knowledge/wording.en.yaml"));
        Assert.NotEqual(before, Fingerprint());
    }

    /// <summary>As editors leave them beside what they edit.</summary>
    [Fact]
    public void Fingerprint_HiddenFileAdded_IsTheSame()
    {
        var before = Fingerprint();
        Put("knowledge/twc/suspend/.entry.yaml.swp", "anything");
        Assert.Equal(before, Fingerprint());
    }

    private string Fingerprint() => DataFolder.Fingerprint(
        [DataFolder.Root(Path.Combine(root, "knowledge")), DataFolder.Root(Path.Combine(root, "dialogs"))]);

    private void Put(string file, string text)
    {
        var path = Path.Combine(root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
