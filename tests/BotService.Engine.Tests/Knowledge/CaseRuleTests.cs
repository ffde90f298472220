namespace BotService.Tests.Knowledge;

/// <summary>What is said where the rules and the second statement of a procedure part: once, of the right case, at the right line.</summary>
public sealed class CaseRuleTests : IDisposable
{
    private const string Rules = "taipower/lookup/entry.yaml", Rows = "taipower/lookup/cases.yaml";

    private readonly KnowledgeCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public void Fact_SaidTwiceForACase_IsReportedAtTheSecond_WithTheCase()
    {
        const string first = "  - { document: identity, status: confirmed, source: power-page, when: { channel: [counter] } }\n";
        copy.Edit(Rules, first, $"{first}  - {{ document: identity, status: confirmed, source: power-page, when: {{ view: [detailed] }} }}\n");
        copy.AssertProblem(
            Rules, copy.LineOf(Rules, "document: identity") + 1, "`identity` is said twice for channel=counter, view=detailed");
        Assert.DoesNotContain(copy.NewProblems(), p => p.Message.Contains("said twice for channel=counter, view=simple", StringComparison.Ordinal));
    }

    [Fact]
    public void Fact_SaidTwiceOfTheOnlyCase_NamesItSo()
    {
        const string file = "twc/burst/entry.yaml";
        var first = copy.Lines(file).First(l => l.Contains("channel: ", StringComparison.Ordinal));
        copy.Edit(file, first + "\n", $"{first}\n{first}\n");
        copy.AssertProblem(file, copy.LineOf(file, "channel: ") + 1, "is said twice for the only case");
    }

    /// <summary>The row is met by two combinations of answers.</summary>
    [Theory]
    [InlineData("landlord-consent", "landlord-konsent", "documents: the row names `landlord-konsent`, which no rule gives")]
    [InlineData("landlord-consent", "identity", "documents: the row expects `identity`")]
    public void Row_OfSeveralCases_IsReportedOnce(string right, string wrong, string says)
    {
        var lines = copy.Lines(Rows);
        copy.Write(
            Rows,
            [
                "- view: simple", "  channel: online", .. lines[2..6],
                "- view: detailed", "  channel: '*'", $"  documents: [lease, lookup-form, tenant-pledge, {wrong}]",
                "  fees: [open]", "  channels: [power-online]", "  notes: [detailed-view, average, renewal, cancel]",
                "- view: simple", "  channel: counter", .. lines[14..18],
            ]);
        Assert.Single(copy.NewProblems(), p => p.Message.Contains(says, StringComparison.Ordinal));
        Assert.DoesNotContain(copy.NewProblems(), p => p.Message.Contains($"the rules give `{right}`", StringComparison.Ordinal)
            && wrong.StartsWith("landlord", StringComparison.Ordinal));
    }

    [Fact]
    public void Answer_OfANameThatIsTaken_IsReportedAtTheSecond()
    {
        var one = $$"""
            - id: one-more
              question: { zh-TW: 水會不會飛？, en: Does water fly? }
              asked: { zh-TW: [水飛嗎, 水可以飛嗎], en: [can water fly] }
              answer: { zh-TW: 不會。, en: No. }
              status: confirmed
              source: {{copy.Load().Knowledge.Catalogue.Sources.Keys.First()}}
              updated: 2026-11-01
              review_by: 2027-06-30

            """;
        copy.Add("twc/answers/a.yaml", one);
        copy.Add("twc/answers/b.yaml", one);
        copy.AssertProblem("twc/answers/b.yaml", 1, "another answer is called `twc.one-more` already");
    }

    [Fact]
    public void Entry_ThatCannotBeRead_IsMissedNowhere()
    {
        copy.Write("twc/pause/entry.yaml", ["- this is no entry"]);
        Assert.DoesNotContain(copy.NewProblems(), p => p.Message.Contains("unknown entry `twc.pause`", StringComparison.Ordinal));
    }
}
