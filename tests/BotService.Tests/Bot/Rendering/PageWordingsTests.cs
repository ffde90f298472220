using BotService.Bot.Rendering;

namespace BotService.Tests.Bot.Rendering;

public sealed class PageWordingsTests : IDisposable
{
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
    public void Load_WithWordsMissing_NamesEveryFileAndKey()
    {
        Write("zh-TW", "default: true\nsite: { name: 甲, more: 乙 }");
        Write("en", "default: false\nsite: { name: A }\nextra: B");

        var error = Assert.Throws<InvalidDataException>(() => PageWordings.Load(folder.FullName));

        Assert.Contains("page.en.yaml has no 'site.more'", error.Message, StringComparison.Ordinal);
        Assert.Contains("page.zh-TW.yaml has no 'extra'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WithAWordInTwoFilesOrAFileMissing_NamesThem()
    {
        Write("zh-TW", "default: true\na: 甲");
        Write("en", "default: false\na: A");
        File.WriteAllText(Path.Combine(folder.FullName, "site.en.yaml"), "a: B");

        var error = Assert.Throws<InvalidDataException>(() => PageWordings.Load(folder.FullName));

        Assert.Contains("site.en.yaml: 'a' stands in another file already", error.Message, StringComparison.Ordinal);
        Assert.Contains("site.zh-TW.yaml is missing", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default: false")]
    [InlineData("default: true\nsite: [a")]
    [InlineData("default: true\nsite: [a]")]
    public void Load_OfBadFile_IsRefused(string yaml)
    {
        Write("zh-TW", yaml);

        Assert.Throws<InvalidDataException>(() => PageWordings.Load(folder.FullName));
    }

    [Fact]
    public void Load_WithoutFiles_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => PageWordings.Load(Path.Combine(folder.FullName, "none")));

    private void Write(string locale, string yaml) =>
        File.WriteAllText(Path.Combine(folder.FullName, $"page.{locale}.yaml"), yaml);
}
