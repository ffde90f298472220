namespace BotService.Tests.Knowledge;

/// <summary>Words that are missing, left over, ambiguous, or quote a number that no fact holds.</summary>
public sealed class BrokenWordingTests : IDisposable
{
    private const string Folder = "taipower/lookup";
    private const string English = $"{Folder}/wording.en.yaml";
    private readonly KnowledgeCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Theory]
    [InlineData("wording.en.yaml")]
    [InlineData("wording.zh-TW.yaml")]
    public void Wording_SentenceMissingInOneLocale_IsReportedThere(string name)
    {
        var lines = copy.Lines($"{Folder}/{name}");
        copy.Write($"{Folder}/{name}", lines.Where(l => !l.StartsWith("  renewal:", StringComparison.Ordinal)));
        copy.AssertProblem($"{Folder}/{name}", line: null, "notes: no words for `renewal`");
        Assert.Single(copy.NewProblems());
    }

    [Theory]
    [InlineData("wording.en.yaml")]
    [InlineData("utterances.zh-TW.yaml")]
    [InlineData("cases.yaml")]
    public void Entry_WithoutAFile_IsReported(string name)
    {
        File.Delete(Path.Combine(copy.Folder, Folder, name));
        copy.AssertProblem($"{Folder}/{name}", line: 1, "the file is missing");
    }

    [Fact]
    public void Wording_LeftOver_IsReported()
    {
        copy.Append(English, "legal:\n  law-9: The ninth law.\n");
        copy.AssertProblem(English, line: null, "legal: words for `law-9`, which no fact bears");
    }

    [Fact]
    public void Wording_OfAnUnknownSlot_IsReported()
    {
        copy.Edit(English, "slots:\n", "slots:\n  mood: { ask: How are you?, options: {} }\n");
        copy.AssertProblem(English, line: null, "words for the slot `mood`, which no version has");
    }

    [Fact]
    public void Wording_WithoutAnOption_IsReported()
    {
        copy.Write(English,
            copy.Lines(English).Where(l => !l.TrimStart().StartsWith("detailed:", StringComparison.Ordinal)));
        copy.AssertProblem(English, line: null, "slot `view`: no words for the option `detailed`");
    }

    [Fact]
    public void Wording_OneExpressionForTwoOptions_IsReported()
    {
        copy.Edit(English, "say: [detailed view,", "say: [simple view, detailed view,");
        copy.AssertProblem(English, line: null, "`simple view` means two options");
    }

    [Fact]
    public void Wording_UnknownPlaceholder_IsReported()
    {
        copy.Edit(English, "ends {days} days", "ends {fortnights} days");
        copy.AssertProblem(English, line: null, "`until` quotes {fortnights}");
        copy.AssertProblem(English, line: null, "`until` never quotes its value {days}");
    }

    [Theory]
    [InlineData("ends {days} days", "ends {Days} days", "{Days}")]
    [InlineData("ends {days} days", "ends {days} {unit_of_time}", "{unit_of_time}")]
    [InlineData("ends {days} days", "ends {days} days}", "}")]
    public void Wording_BracesThatAreNoPlaceholder_AreReported(string old, string put, string says)
    {
        copy.Edit(English, old, put);
        copy.AssertProblem(English, line: null, says);
    }

    [Fact]
    public void Utterance_InTwoEntries_NamesTheOther()
    {
        var said = copy.Lines($"{Folder}/utterances.en.yaml")[0];
        copy.Append("taipower/mail-bill/utterances.en.yaml", said.ToUpperInvariant() + "!\n");
        Assert.Contains(copy.NewProblems(), p =>
            p.File.EndsWith("utterances.en.yaml", StringComparison.Ordinal)
            && p.Message.Contains("stands twice: also in taipower.", StringComparison.Ordinal));
    }

    [Fact]
    public void Catalogue_WordsOfADocumentMissingInOneLocale_AreReported()
    {
        const string file = "catalogue/classes.en.yaml";
        copy.Edit(file, "housing: ", "homes: ");
        copy.AssertProblem(file, line: null, "no words for `theme housing`");
        copy.AssertProblem(file, line: null, "words for `theme homes`");
    }

    [Fact]
    public void Locale_Added_DemandsEveryWord()
    {
        copy.Edit("locales.yaml", "spoken: [zh-TW, en]", "spoken: [zh-TW, en, fr]");
        copy.AssertProblem($"{Folder}/wording.fr.yaml", line: 1, "the file is missing");
        copy.AssertProblem("catalogue/documents.fr.yaml", line: 1, "the file is missing");
    }
}
