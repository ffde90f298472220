using BotService.Engine.Data;
using BotService.Engine.Knowledge.Contradictions;

namespace BotService.Tests.Knowledge;

/// <summary>
/// Two places that cannot both be right are named with file and line; two that only look alike are left in peace. Each
/// kind is tried with answers of the tests' own knowledge, and with an entry's list.
/// </summary>
public sealed class ContradictionTests : IDisposable
{
    private const string File = "twc/answers/figures.yaml";

    private readonly KnowledgeCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Theory]
    // Fees: of a charge, of a charge for one size of meter, and in the answer to a question that names it.
    [InlineData("figures-differ", "復水費是 460 元。", "繳了復水費 500 元就通水。")]
    [InlineData("figures-differ", "復水費 13、20 公釐 460 元，25 公釐 800 元。", "復水費 25 公厘 700 元，13 公釐 460 元。")]
    [InlineData("figures-differ", "復水費是 460 元。", "繳 500 元。", "復水費多少？")]
    // Rates and times.
    [InlineData("figures-differ", "遲延金是 1%。", "遲延金要 2%。")]
    [InlineData("figures-differ", "停用超過 2 年，水籍註銷。", "停用超過 3 年就註銷。")]
    // Windows: a desk's hours, and a line's.
    [InlineData("hours-differ", "櫃檯 8:30 到 17:30。", "櫃檯是上午 8 點半到下午 5 點。")]
    [InlineData("hours-differ", "專線 24 小時。", "專線 9 點到 17 點。")]
    // Telephones: one desk with two, one of two organisations, another's line, a digit wrong.
    [InlineData("telephones-differ", "繳費服務台 02-1234-5678。", "繳費服務台 02-1234-0000。")]
    [InlineData("telephone-of-two", "台水打 02-1234-5678。", "北水處打 02-1234-5678。")]
    [InlineData("telephone-of-another", "請打 200。", "請打 100。")]
    [InlineData("telephone-misspelt", "北水處請打 0800-111-222。", "北水處請打 0800-111-223。")]
    public void Answers_ThatContradict_AreOneProblemAtTheSecond(string code, string one, string two, string question = "多少？")
    {
        WithLine();
        Write(one, two, question);
        var problem = Assert.Single(copy.NewProblems());
        Assert.Equal((code, $"knowledge/{File}", copy.LineOf(File, "id: second")), (problem.Code, problem.File, problem.Line));
        Assert.True(problem.IsError);
        Assert.True(problem.IsContradiction());
    }

    [Theory]
    [InlineData("復水費是 460 元。", "復水費 460 元。")]
    [InlineData("復水費是 460 元。", "線路費是 500 元。")]
    [InlineData("復水費 13 公釐 460 元，25 公釐 800 元。", "復水費 25 公釐 800 元。")]
    [InlineData("北水處的復水費是 460 元。", "復水費是 500 元。")]
    [InlineData("基本費 17 元。", "基本費 35 元。")]
    [InlineData("停用超過 2 年，水籍註銷。", "停用超過 90 天，要換表。")]
    [InlineData("規定是 110 年的。", "規定是 115 年的。")]
    [InlineData("櫃檯 8:30 到 17:30。", "櫃檯是上午 8 點半到下午 5 點半。")]
    [InlineData("北水處的櫃檯 9 點到 17 點。", "櫃檯 8 點到 16 點。")]
    [InlineData("請打 200。", "不是台水的，請打北水處 300。")]
    [InlineData("請打 200。", "押 100 元。")]
    [InlineData("服務台 02-1234-5678。", "展覽館 02-8765-4321。")]
    public void Answers_ThatLookAlike_AreNoProblem(string one, string two)
    {
        Write(one, two);
        Assert.Empty(copy.NewProblems());
    }

    [Fact]
    public void TwoFactsOfOneEntry_ThatCanBothBeSaid_Contradict()
    {
        copy.Edit("twc/pause/entry.yaml", "  - { id: free, status: confirmed, source: water-page }",
            "  - { id: free, status: confirmed, source: water-page, when: { by: [self] } }\n"
            + "  - { id: more, status: confirmed, source: water-page, when: { by: [WHO] } }");
        foreach (var (locale, free, more) in (ReadOnlySpan<(string, string, string)>)
            [("zh-TW", "停用費 100 元。", "停用費 300 元。"), ("en", "NT$100.", "NT$300.")])
        {
            var file = $"twc/pause/wording.{locale}.yaml";
            copy.Write(file, copy.Lines(file).Select(l => l.StartsWith("  free:", StringComparison.Ordinal)
                ? $"  free: {free}\n  more: {more}" : l));
        }
        copy.Edit("twc/pause/entry.yaml", "[WHO]", "[agent]");
        Assert.DoesNotContain(copy.NewProblems(), p => p.IsContradiction());
        copy.Edit("twc/pause/entry.yaml", "when: { by: [agent] } }\n  times", "when: { by: [self] } }\n  times");
        Assert.Equal("figures-differ", Assert.Single(copy.NewProblems(), p => p.IsContradiction()).Code);
    }

    [Fact]
    public void Answer_AgainstAnEntrysList_SaysTheSameOfItsPapers()
    {
        Write("帶身分證正本。", "帶身分證影本。", entry: "twc.handover");
        var problem = Assert.Single(copy.NewProblems());
        Assert.Equal(("document-said", copy.LineOf(File, "id: second")), (problem.Code, problem.Line));
        // Both are wanted, or of another entry it is no matter.
        Write("帶身分證正本和身分證影本。", "帶租約正本。", entry: "twc.handover");
        Assert.Empty(copy.NewProblems());
    }

    [Theory]
    [InlineData("water-page", "document-differs")]
    [InlineData("power-page", null)]
    public void OneSource_ReadInTwoWays_IsAProblem(string source, string? code)
    {
        copy.Edit("twc/pause/entry.yaml", "  - { document: water-number, status: confirmed, source: water-page }",
            $"  - {{ document: company-number, bring: copy, status: confirmed, source: {source} }}");
        copy.Edit("twc/handover/entry.yaml", "document: company-number, status: reported, source: a-newspaper",
            "document: company-number, bring: original, status: confirmed, source: water-page");
        var found = copy.NewProblems().Where(p => p.IsContradiction()).Select(p => p.Code);
        Assert.Equal(code is null ? [] : [code], found);
    }

    [Theory]
    [InlineData("self", "document-twice")]
    [InlineData("agent", null)]
    public void OnePaperTwice_InCasesThatMeet_IsAProblem(string by, string? code)
    {
        copy.Edit("twc/pause/entry.yaml", "  - { document: authorisation,",
            "  - { document: lease, status: confirmed, source: water-page, when: { by: [self] } }\n"
            + $"  - {{ document: lease, bring: original, status: confirmed, source: a-plan, when: {{ by: [{by}] }} }}\n"
            + "  - { document: authorisation,");
        Assert.Equal(code is null ? [] : [code], copy.NewProblems().Where(p => p.IsContradiction()).Select(p => p.Code));
    }

    [Theory]
    [InlineData("20 度以內每度 7.35 元。", null)]
    [InlineData("20 度以內每度 7.5 元。", "tariff-differs")]
    [InlineData("21 度每度 9.45 元。", null)]
    [InlineData("20 度夏天大約 150 元。", null)]
    public void Rate_QuotedAtAStep_IsTheTariffs(string quoted, string? code)
    {
        copy.Add("tariffs/twc.yaml", """
            twc.water:
            - from: 2025-01-01
              status: confirmed
              source: water-page
              steps:
              - { up_to: 20, price: 7.35 }
              - { price: 9.45 }
            """);
        Write("有分段。", quoted);
        Assert.Equal(code is null ? [] : [code], copy.NewProblems().Select(p => p.Code));
    }

    [Theory]
    [InlineData("復水費是 460 元。", "It is NT$460.", null)]
    [InlineData("復水費是 460 元。", "It is NT$640.", "translation-differs")]
    [InlineData("加收 2%。", "2 percent more.", null)]
    [InlineData("請打 02-1234-5678。", "Call 02-1234-5678.", null)]
    [InlineData("請打 02-1234-5678。", "Call 02-1234-5679.", "telephone-translated")]
    public void Languages_SayTheSame(string chinese, string english, string? code)
    {
        Write("有。", chinese, english: english);
        Assert.Equal(code is null ? [] : [code], copy.NewProblems().Select(p => p.Code));
    }

    [Fact]
    public void Shipped_ContradictsItselfNowhere() =>
        Assert.DoesNotContain(Shipped.Knowledge.Problems, p => p.IsContradiction());

    /// <summary>Something is read at all: a wrong figure in a shipped answer is noticed.</summary>
    [Fact]
    public void Shipped_WithAWrongFigure_ContradictsItself()
    {
        using var all = KnowledgeCopy.OfAll();
        all.Edit("catalogue/values.yaml", "value: \"3,000\"", "value: \"2,000\"");
        Assert.Contains(all.NewProblems(), p => p.Code == "figures-differ" && p.Message.Contains("3000", StringComparison.Ordinal));
    }

    /// <summary>A long number of a line, from which another may differ in one digit.</summary>
    private void WithLine() => copy.Edit("catalogue/contacts.yaml", "number: \"300\"", "number: \"0800-111-222\"");

    private void Write(
        string one, string two, string question = "多少？", string? entry = null, string english = "Yes.") =>
        copy.Add(File, Item("first", one, "哪一個？", entry, "Yes.") + Item("second", two, question, entry, english));

    private static string Item(string id, string text, string question, string? entry, string english) =>
        $$"""
        - id: {{id}}
          question: { zh-TW: {{question}}, en: What of {{id}}? }
          answer: { zh-TW: "{{text}}", en: "{{english}}" }
          status: confirmed
          source: water-page
          updated: 2026-11-01
          review_by: 2027-06-30
        {{(entry is null ? "" : $"  entry: {entry}\n")}}
        """;
}
