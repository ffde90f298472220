using BotService.Insight.Duties;
using BotService.Tests.Dialogs;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotService.Tests.Duties;

public sealed class DutyShelfTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Of_TheSameRelease_IsReadOnce()
    {
        var shelf = new DutyShelf(RealEngine.Duties, NullLogger<DutyShelf>.Instance);
        var duties = shelf.Of(RealEngine.Shared);
        Assert.NotEmpty(duties.Write("zh-TW", null).Groups);
        Assert.Same(duties, shelf.Of(RealEngine.Shared));
    }

    /// <summary>Citizens are answered all the same.</summary>
    [Fact]
    public void Of_DutiesThatAreWrong_HasNone()
    {
        foreach (var file in Directory.EnumerateFiles(RealEngine.Duties))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.AppendAllText(Path.Combine(folder, "A.yaml"), "A99: { nothing: known }\n");
        var shelf = new DutyShelf(folder, NullLogger<DutyShelf>.Instance);
        Assert.Empty(shelf.Of(RealEngine.Shared).Write("zh-TW", null).Groups);
    }
}
