using BotService.Channels.Line.Menu;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Channels.Line.Menu;

public sealed class RichMenuLoaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("botservice-");

    public RichMenuLoaderTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Shipped.Root, "dialogs"), "line-menu.*"))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
    }

    [Fact]
    public void Load_Unchanged_HasNoProblems() => Assert.Empty(RichMenuLoader.Load(folder.FullName).Problems);

    [Theory]
    [InlineData("chat-bar: Services", "chat-bar: Services for you", "key", "at most 14")]
    [InlineData("size: [2500, 1686]", "size: [2500, 1000]", "key", "`size` must be one of")]
    [InlineData("size: [2500, 1686]", "size: large", "key", "2 whole numbers")]
    [InlineData("at: [833, 0, 834, 640]", "at: [832, 0, 834, 640]", "key", "overlaps the area \"New name\"")]
    [InlineData("at: [1667, 1280, 833, 406]", "at: [1667, 1280, 834, 406]", "key", "leaves the picture")]
    [InlineData("at: [1667, 1280, 833, 406]", "at: [-1, 1280, 833, 406]", "key", "4 whole numbers")]
    [InlineData("at: [1667, 1280, 833, 406]", "at: [2147483647, 1280, 833, 406]", "key", "leaves the picture")]
    [InlineData("at: [1667, 1280, 833, 406]", "at: [1667, 1280, 0, 406]", "key", "leaves the picture")]
    [InlineData("label: All services (page)", "label: All services on a web page", "key", "at most 20")]
    [InlineData("say: No water", "say: No water\n  open: /search", "area", "does one thing")]
    [InlineData("say: No water", "", "area", "does one thing")]
    [InlineData("say: No water", "say: ''", "key", "`say` is empty")]
    [InlineData("say: No water", "says: No water", "key", "unknown key `says`")]
    [InlineData("open: /search?lang=en", "open: //elsewhere.example/", "key", "path of our own site")]
    [InlineData("open: /search?lang=en", "open: https://elsewhere.example/", "key", "path of our own site")]
    [InlineData("switch: zh-TW", "switch: fr", "top", "switches to fr, which has no menu")]
    [InlineData("switch: zh-TW", "switch: en", "key", "does not switch to itself")]
    [InlineData("fill: \"#0b6b78\"", "fill: teal", "key", "`fill` must be a colour")]
    [InlineData("size: [2500, 1686]", "default: true\nsize: [2500, 1686]", "file", "one language, and one only")]
    [InlineData("areas:", "areas: [", "any", "not valid YAML")]
    public void Load_ABrokenFile_NamesFileAndLineAndWhatIsWrong(string right, string wrong, string where, string says)
    {
        var file = Path.Combine(folder.FullName, "line-menu.en.yaml");
        var text = File.ReadAllText(file);
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(right, wrong, StringComparison.Ordinal));
        var problem = Assert.Single(
            RichMenuLoader.Load(folder.FullName).Problems, p => p.Message.Contains(says, StringComparison.Ordinal));
        var before = text[..text.IndexOf(right, StringComparison.Ordinal)];
        var place = where switch
        {
            "key" => $"line-menu.en.yaml:{before.Count(c => c == '\n') + 1}:",
            "area" => $"line-menu.en.yaml:{before[..before.LastIndexOf("- at:", StringComparison.Ordinal)].Count(c => c == '\n') + 1}:",
            "top" => "line-menu.en.yaml:1:",
            "any" => "line-menu.en.yaml:",
            _ => "line-menu.*.yaml:",
        };
        Assert.Contains(place, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SeveralProblems_AreFoundInOneRun()
    {
        var file = Path.Combine(folder.FullName, "line-menu.en.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("say: ", "sing: ", StringComparison.Ordinal));
        File.Delete(Path.Combine(folder.FullName, "line-menu.zh-TW.png"));
        var problems = RichMenuLoader.Load(folder.FullName).Problems;
        Assert.Contains(problems, p => p.File.Contains("zh-TW.png", StringComparison.Ordinal));
        Assert.Equal(7, problems.Count(p => p.Message.Contains("unknown key `sing`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Load_TwentyOneAreas_IsRefused()
    {
        var areas = Enumerable.Range(0, 21)
            .Select(i => $"- {{ at: [{i * 100}, 0, 100, 100], title: a, label: a, fill: \"#14507f\", say: a }}");
        File.WriteAllText(
            Path.Combine(folder.FullName, "line-menu.en.yaml"),
            "size: [2500, 1686]\nchat-bar: a\nareas:\n" + string.Join('\n', areas));
        Assert.Contains(
            RichMenuLoader.Load(folder.FullName).Problems,
            p => p.Message.Contains("1 to 20 areas; here are 21", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_APictureOfAnotherSize_IsRefused()
    {
        var file = Path.Combine(folder.FullName, "line-menu.en.png");
        var picture = File.ReadAllBytes(file);
        picture[19]++; // The last byte of the width.
        File.WriteAllBytes(file, picture);
        Assert.Contains(
            RichMenuLoader.Load(folder.FullName).Problems,
            p => p.Message.Contains("the picture is 2501×1686, the menu 2500×1686", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1024 * 1024 + 1, "LINE takes 1,048,576")]
    [InlineData(10, "this is no PNG")]
    public void Load_APictureThatLineWouldNotTake_IsRefused(int bytes, string says)
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "line-menu.en.png"), new byte[bytes]);
        Assert.Contains(RichMenuLoader.Load(folder.FullName).Problems, p => p.Message.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_AnEmptyFolder_SaysSo()
    {
        Assert.Single(RichMenuLoader.Load(Path.Combine(folder.FullName, "nothing")).Problems);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
