using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Insight.Duties;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Duties;

/// <summary>Whatever is wrong in <c>duties/</c> is said with file and line.</summary>
public sealed class DutyLoaderTests : IDisposable
{
    private const string Trial = "trials: [{ say: [one, two], locale: en, entry: taipower.ebill, holds: [a word] }]";

    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("botservice-").FullName, "duties");

    public DutyLoaderTests()
    {
        Directory.CreateDirectory(folder);
        Write("locales.yaml", "- zh-TW\n- en");
        Write("plans.yaml", "S0: plan-taipower-taipei-113");
        Write("groups.yaml", "A: { zh-TW: 甲, en: A }");
        Write("abilities.yaml", "checklist: { zh-TW: 清單, en: gives the list }");
        Write("A.yaml", Row("A1", "entries: [taipower.ebill]", "does: [checklist]", "tests: [Some.Tests]", Trial));
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Fact]
    public void Load_WhatIsRight_HasNoProblems()
    {
        var (book, problems) = Load();
        Assert.Empty(problems);
        var duty = Assert.Single(book.Duties);
        Assert.Equal(("A1", "A", true), (duty.Id, duty.Group, duty.ClaimsDone));
        Assert.Equal([new PlanPlace("S0", "一(一)")], duty.Plans);
    }

    [Theory]
    [InlineData("entries: [taipower.nothing]", "unknown entry `taipower.nothing`")]
    [InlineData("does: [flying]", "there is no ability `flying`")]
    [InlineData("pages: [search]", "must begin with /")]
    [InlineData("tests: [Some.Tests]", "names tests, but nothing that they test")]
    [InlineData("verbs: [check]\n  tests: [One, One]", "`One` stands twice")]
    [InlineData("missing: { en: x }", "`zh-TW` is missing")]
    [InlineData("state: done", "unknown key `state`")]
    [InlineData("does: [checklist]\n  trials: [{ holds: [x] }]", "either says something")]
    [InlineData("does: [checklist]\n  trials: [{ say: x, open: /gaps, holds: [x] }]", "either says something")]
    [InlineData("does: [checklist]\n  trials: [{ say: x }]", "`holds` is missing")]
    [InlineData("does: [checklist]\n  trials: [{ say: x, locale: xx, holds: [x] }]", "there is no language `xx`")]
    [InlineData("does: [checklist]\n  trials: [{ say: x, entry: twc.nothing, holds: [x] }]", "unknown entry `twc.nothing`")]
    [InlineData("trials: [{ say: x, holds: [x] }]", "names tests, but nothing that they test")]
    [InlineData("does: [checklist]\n  lists: named", "none of its entries has a list")]
    [InlineData("does: [checklist]\n  lists: some", "`lists` must be one of")]
    public void Load_NamingWhatIsNot_IsReportedAtItsLine(string line, string says)
    {
        Write("A.yaml", Row("A1", "does: [checklist]") + Row("A2", line));
        var problem = Assert.Single(Load().Problems);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.Equal("duties/A.yaml", problem.File);
        Assert.InRange(problem.Line, 7, 12);
    }

    [Fact]
    public void Load_PlanWithoutAPlace_IsReported()
    {
        Write("A.yaml", Row("A1", "does: [checklist]").Replace("一(一)", "\"\"", StringComparison.Ordinal));
        Assert.Contains("`plans` is missing", Assert.Single(Load().Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NumberLeftOutOrTwice_IsReported()
    {
        Write("A.yaml", Row("A1", "does: [checklist]") + Row("A3", "verbs: [check]"));
        Assert.Contains(
            "`A3` stands where `A2` is expected", Assert.Single(Load().Problems).Message, StringComparison.Ordinal);
        Write("A.yaml", Row("A1", "does: [checklist]") + Row("A1", "verbs: [check]"));
        Assert.Contains(Load().Problems, p => p.File == "duties/A.yaml" && p.Line >= 6);
    }

    [Fact]
    public void Load_PlanThatIsNoSource_IsReported()
    {
        Write("plans.yaml", "S0: plan-of-nobody");
        Assert.Contains("`plan-of-nobody`", Assert.Single(Load().Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FolderMissing_IsReportedAndHoldsNothing()
    {
        var (book, problems) = DutyLoader.Load(Path.Combine(folder, "none"), Shipped.Knowledge.Knowledge);
        Assert.Empty(book.Duties);
        Assert.NotEmpty(problems);
    }

    private (DutyBook Book, IReadOnlyList<Problem> Problems) Load() =>
        DutyLoader.Load(folder, Shipped.Knowledge.Knowledge);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text + "\n");

    private static string Row(string id, params string[] lines) =>
        $"{id}:\n  zh-TW: 一件事\n  en: one thing\n  plans: {{ S0: 一(一) }}\n{string.Concat(lines.Select(l => $"  {l}\n"))}";
}
