using BotService.Cli;
using BotService.Cli.Importing;
using BotService.Engine;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Cli.Importing;

/// <summary>
/// <c>answers import</c> makes drafts beside what we have; none of them can be loaded, and nothing is written by halves.
/// </summary>
public sealed class AnswersVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;
    private readonly StringWriter output = new(), errors = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Import_NamesWhatIsCoveredAndWhatIsDouble()
    {
        Assert.Equal(ExitCode.Ok, Run(
            "question,answer\n停電可以扣電費嗎,甲\n停電可以扣電費嗎？,甲\n停電可以扣電費嗎,乙\n", RealEngine.Shared, "taipower"));
        var draft = output.ToString();
        Assert.Contains("answered by taipower.", draft, StringComparison.Ordinal);
        Assert.Matches(@"entry taipower\.[a-z-]+ \(0\.\d\d\)", draft);
        Assert.Contains("the same again on line 3", draft, StringComparison.Ordinal);
        Assert.Contains("with another answer on line 4", draft, StringComparison.Ordinal);
        Assert.Single(draft.Split('\n'), l => l.StartsWith("- id: ", StringComparison.Ordinal));
        Assert.Contains("3 rows read: 1 questions, 2 doubles, 0 left out", errors.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Put among the knowledge as it is, each draft is refused, for this and nothing else.</summary>
    [Fact]
    public void Drafts_AreNotLoadable_UntilAPersonWritesThem()
    {
        Run("question,answer\n\"用電過戶: {怎麼} 辦 #1\",\"- 別人的\n句子 \"\"引\"\" \\ ___\"\nb?,c\n", Small.Release, folderOf: folder);
        using var copy = new KnowledgeCopy();
        copy.Add("twc/answers/import.yaml", File.ReadAllText(Path.Combine(folder, "import.yaml")));
        var problems = copy.NewProblems();
        Assert.Equal(["fill-in", "still-draft"], problems.Select(p => p.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(2, problems.Count(p => p.Code == "still-draft"));
        Assert.All(problems, p => Assert.True(p.IsError && p.File == "knowledge/twc/answers/import.yaml"));
    }

    [Fact]
    public void Import_OfFiveThousandRows_HalfOfThemDoubles_IsReadWhole()
    {
        var rows = string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i % 2500} 號的水表壞了要找誰,第 {i % 2500} 個回答\n"));
        Assert.Equal(ExitCode.Ok, Run("question,answer\n" + rows, RealEngine.Shared, "twc"));
        Assert.Contains("5000 rows read: 2500 questions, 2500 doubles", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_OfABrokenFile_WritesNothing()
    {
        Assert.Equal(ExitCode.Failed, Run("question,answer\na?,b\nc?,\"open\n", Small.Release, folderOf: folder));
        Assert.StartsWith("import.csv:3: ", errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
        Assert.Equal(["import.csv"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Import_OverAFileThatIsThere_LeavesIt()
    {
        File.WriteAllText(Path.Combine(folder, "import.yaml"), "mine");
        Assert.Equal(ExitCode.Failed, Run("question,answer\na?,b\n", Small.Release, folderOf: folder));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder, "import.yaml")));
    }

    [Fact]
    public void Import_ForAnOrganisationThatIsNone_AsksWhichWasMeant()
    {
        Assert.Equal(ExitCode.Failed, Run("question,answer\na?,b\n", Small.Release, "taipowr"));
        Assert.Contains("did you mean `taipower`?", errors.ToString(), StringComparison.Ordinal);
    }

    private int Run(string text, Release release, string? organisation = null, string? folderOf = null)
    {
        var path = Path.Combine(folder, "import.csv");
        File.WriteAllText(path, text);
        return AnswersVerb.Run(path, organisation, folderOf, () => release, "en", output, errors);
    }
}
