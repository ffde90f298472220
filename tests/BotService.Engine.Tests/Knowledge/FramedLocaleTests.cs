using BotService.Engine.Data;

namespace BotService.Tests.Knowledge;

/// <summary>What a locale lacks that is only framed or heard is told, and keeps nothing from being served.</summary>
public sealed class FramedLocaleTests : IDisposable
{
    private readonly KnowledgeCopy copy = KnowledgeCopy.OfAll();

    public void Dispose() => copy.Dispose();

    [Fact]
    public void NameMissing_IsAWarning()
    {
        var line = copy.Lines("catalogue/documents.vi.yaml")
            .Single(l => l.StartsWith("lease:", StringComparison.Ordinal));
        copy.Edit("catalogue/documents.vi.yaml", line + "\n", "");
        var problem = Assert.Single(copy.NewProblems());
        Assert.Equal(("no-words-yet", Severity.Warning), (problem.Code, problem.Severity));
    }

    [Fact]
    public void NameOfNothing_NamesTheNearest()
    {
        copy.Edit("catalogue/documents.id.yaml", "passbook:", "pasbook:");
        copy.AssertProblem("catalogue/documents.id.yaml", line: null, "pasbook");
    }

    [Fact]
    public void QuestionOfNoOption_IsReported()
    {
        copy.Edit("catalogue/questions.vi.yaml", "renumbered:", "renumberd:");
        copy.AssertProblem("catalogue/questions.vi.yaml", line: null, "taipower.address-correction reason renumberd");
    }

    [Fact]
    public void UtterancesMissing_AreAWarning()
    {
        File.Delete(Path.Combine(copy.Folder, "taipower/ebill/utterances.vi.yaml"));
        var problem = Assert.Single(copy.NewProblems());
        Assert.Equal(("not-heard-yet", Severity.Warning), (problem.Code, problem.Severity));
    }

    [Fact]
    public void UtteranceOfTwoEntries_IsReported()
    {
        copy.Append("taipower/ebill/utterances.id.yaml", copy.Lines("taipower/overdue/utterances.id.yaml")[0] + "\n");
        Assert.Contains(copy.NewProblems(), p => p.Code == "utterance-twice");
    }

    [Fact]
    public void StandIn_ThatIsNotSpoken_IsReported()
    {
        copy.Edit("locales.yaml", "vi: [zh-TW, en]", "vi: [zh-TW, fr]");
        copy.AssertProblem("locales.yaml", copy.LineOf("locales.yaml", "vi: ["), "fr");
    }
}
