using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Search;

namespace BotService.Tests.Search;

public sealed class SearchWordsTests
{
    [Fact]
    public void Load_FileWithAWordMissing_NamesIt()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-");
        File.WriteAllText(
            Path.Combine(folder.FullName, "search.en.yaml"), "kinds: { topic: Topic }\nnotices: {}\nother: x\n");
        var problems = new Findings();

        SearchWords.Load(folder.FullName, ["en", "zh-TW"], problems);
        folder.Delete(recursive: true);

        Assert.Contains(
            problems, p => p.Message.Contains("`kinds` has no words for `procedure`", StringComparison.Ordinal));
        Assert.Contains(
            problems, p => p.Message.Contains("`notices` has no words for `text-cut`", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Message.Contains("unknown key `other`", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.File.EndsWith("search.zh-TW.yaml", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, p => p.Message.Contains("`topic`", StringComparison.Ordinal));
    }
}
