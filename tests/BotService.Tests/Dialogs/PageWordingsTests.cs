using BotService.Engine.Data;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge;
using BotService.Tests.Sheets;

namespace BotService.Tests.Dialogs;

public sealed class PageWordingsTests : IDisposable
{
    private static readonly string[] Kinds =
        ["page", "site", "open", "line", "staff", "voice", "speech", "releases", "editing", "approval", "callbacks", "talks", "held",
            "renewal", "statistics", "quiz", "plans", "privacy"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("en", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("zh-Hant", "zh-TW")]
    [InlineData("fr", "zh-TW")]
    [InlineData(null, "zh-TW")]
    public void For_LanguageTag_FindsTheNearest(string? wanted, string expected) =>
        Assert.Equal(expected, TestPages.Wordings.For(wanted).Locale);

    [Theory]
    [InlineData("fr,en-US;q=0.8,zh;q=0.5", "en")]
    [InlineData("fr", "zh-TW")]
    [InlineData("", "zh-TW")]
    public void ForAccepted_Header_TakesTheFirstWeHave(string header, string expected) =>
        Assert.Equal(expected, TestPages.Wordings.ForAccepted(header).Locale);

    [Fact]
    public void Load_NestedWords_AreFoundByDottedKeys()
    {
        var wordings = Load(("page.zh-TW", "site: { name: 甲, more: { near: 乙 } }"),
            ("page.en", "site: { name: A, more: { near: B } }"));

        Assert.Empty(wordings.Problems);
        Assert.Equal("乙", wordings.Words.For("zh-TW")["site.more.near"]);
        Assert.Equal("B", wordings.Words.For("en")["site.more.near"]);
    }

    [Fact]
    public void Load_WithWordsMissing_NamesEveryFileAndKey()
    {
        var problems = Load(("page.zh-TW", "site: { name: 甲, more: 乙 }"), ("page.en", "site: { name: A }\nextra: B"))
            .Problems;

        Assert.Contains(problems, p => p.File.EndsWith("page.en.yaml", StringComparison.Ordinal)
            && p.Message.Contains("site.more", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.File.EndsWith("page.zh-TW.yaml", StringComparison.Ordinal)
            && p.Message.Contains("extra", StringComparison.Ordinal));
        Assert.Equal(2, problems.Count);
    }

    [Fact]
    public void Load_WithAWordInTwoFiles_NamesIt()
    {
        var problems = Load(
            ("page.zh-TW", "a: 甲"), ("page.en", "a: A"), ("site.zh-TW", "a: 乙"), ("site.en", "b: B")).Problems;

        Assert.Contains(problems, p => p.Message.Contains("`a` stands in another file", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_WithoutAFile_NamesIt()
    {
        File.Delete(Path.Combine(folder.FullName, "line.en.yaml"));

        var problems = new Findings();
        PageWordings.Load(folder.FullName, ["zh-TW", "en"], problems);

        Assert.Contains(problems, p => p.File.EndsWith("line.en.yaml", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("site: [a")]
    [InlineData("site: [a]")]
    public void Load_OfBadFile_IsAProblem(string yaml) =>
        Assert.NotEmpty(Load(("page.zh-TW", yaml)).Problems);

    private (PageWordings Words, Findings Problems) Load(params (string Name, string Yaml)[] files)
    {
        foreach (var kind in Kinds)
            foreach (var locale in (string[])["zh-TW", "en"]) Write($"{kind}.{locale}", $"{kind}-only: x");
        foreach (var (name, yaml) in files) Write(name, yaml);
        var problems = new Findings();
        return (PageWordings.Load(folder.FullName, ["zh-TW", "en"], problems), problems);
    }

    private void Write(string name, string yaml) => File.WriteAllText(Path.Combine(folder.FullName, $"{name}.yaml"), yaml);
}
