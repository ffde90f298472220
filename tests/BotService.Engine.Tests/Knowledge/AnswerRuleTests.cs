namespace BotService.Tests.Knowledge;

/// <summary>What can be wrong with questions and answers is said with file and line.</summary>
public sealed class AnswerRuleTests
{
    private const string File = "twc/answers/more.yaml";

    private const string Right = """
        - id: one-more
          question: { zh-TW: 水會不會飛？, en: Does water fly? }
          asked:
            zh-TW: [水飛嗎, 水可以飛嗎]
            en: [can water fly]
          answer: { zh-TW: 不會。, en: No. }
          status: confirmed
          source: SOURCE
          updated: 2026-11-01
          review_by: 2027-06-30
        """;

    [Theory]
    [InlineData("source: SOURCE", "", "SourceMissing")]
    [InlineData("zh-TW: 不會。", "xx: 不會。", "zh-TW")]
    [InlineData("status: confirmed", "status: confirmed\n  entry: twc.nothing", "twc.nothing")]
    [InlineData("status: confirmed", "status: confirmed\n  areas: [atlantis]", "atlantis")]
    [InlineData("status: confirmed", "status: sure", "must be one of confirmed")]
    public void Answer_ThatIsWrong_IsReportedWithFileAndLine(string right, string wrong, string named)
    {
        using var copy = new KnowledgeCopy();
        copy.Add(File, Right.Replace(right, wrong, StringComparison.Ordinal).Replace("SOURCE", Source(copy), StringComparison.Ordinal));
        var problems = copy.Load().Problems.Where(p => p.IsError).ToList();
        Assert.NotEmpty(problems);
        Assert.All(problems, p => Assert.Equal($"knowledge/{File}", p.File));
        Assert.All(problems, p => Assert.True(p.Line > 0));
        if (named != "SourceMissing") Assert.Contains(problems, p => p.Message.Contains(named, StringComparison.Ordinal));
    }

    /// <summary>The day on which the law was changed, as the catalogue has it.</summary>
    [Theory]
    [InlineData("2026-11-02", true)]
    [InlineData("2026-11-01", false)]
    [InlineData("2026-12", false)]
    public void Answer_OlderThanItsLaw_IsReported(string dated, bool isOld)
    {
        using var copy = new KnowledgeCopy();
        copy.Append("catalogue/sources/pages.yaml",
            $"a-law: {{ title: 法, grade: official, dated: {dated}, url: \"https://law.example/\", seen: 2026-11-20 }}\n");
        copy.Add(File, Right.Replace("SOURCE", "a-law", StringComparison.Ordinal));
        var found = copy.Load().Problems.Where(p => p.Code == "source-newer").ToList();
        Assert.Equal(isOld ? [($"knowledge/{File}", 1)] : [], found.Select(p => (p.File, p.Line)));
    }

    [Fact]
    public void Entry_OlderThanItsSource_IsReportedAtTheFact()
    {
        using var copy = new KnowledgeCopy();
        copy.Edit("catalogue/sources/pages.yaml", "water-page: { title: \"水公司的網頁\",", "water-page: { title: \"水公司的網頁\", dated: 2026-11-25,");
        Assert.Contains(copy.NewProblems(), p => p.Code == "source-newer" && p.File == "knowledge/twc/pause/entry.yaml");
    }

    [Fact]
    public void Draft_WithWhatWasImported_IsRefused()
    {
        using var copy = new KnowledgeCopy();
        copy.Add(File, Right.Replace("SOURCE", Source(copy), StringComparison.Ordinal) + "\n  original: { answer: 別人的句子 }\n");
        var problem = Assert.Single(copy.NewProblems());
        Assert.Equal(("still-draft", $"knowledge/{File}", 11), (problem.Code, problem.File, problem.Line));
    }

    [Fact]
    public void Answers_ToOneQuestion_AreReported()
    {
        using var copy = new KnowledgeCopy();
        var right = Right.Replace("SOURCE", Source(copy), StringComparison.Ordinal);
        copy.Add(File, right + "\n" + right.Replace("one-more", "another", StringComparison.Ordinal));
        Assert.Contains(
            copy.Load().Problems, p => p.Message.Contains("twc.another", StringComparison.Ordinal)
                && p.Message.Contains("twc.one-more", StringComparison.Ordinal));
    }

    [Fact]
    public void Answer_ThatIsRight_IsLoaded()
    {
        using var copy = new KnowledgeCopy();
        copy.Add(File, Right.Replace("SOURCE", Source(copy), StringComparison.Ordinal));
        var loaded = copy.Load();
        Assert.DoesNotContain(loaded.Problems, p => p.IsError);
        Assert.Equal("不會。", loaded.Knowledge.Answers["twc.one-more"].Words["zh-TW"].Text);
    }

    /// <summary>One that is official: the tests' own knowledge names it first.</summary>
    private static string Source(KnowledgeCopy copy) =>
        copy.Load().Knowledge.Catalogue.Sources.Values.First(s => s.Grade == BotService.Engine.Knowledge.SourceGrade.Official).Id;
}
