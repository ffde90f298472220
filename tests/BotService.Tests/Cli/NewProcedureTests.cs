using BotService.Cli;
using BotService.Cli.New;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Cli;

/// <summary>
/// <c>new procedure</c> begins an entry: <c>check</c> names what is still to be filled in, and nothing else, and accepts
/// the entry once it is.
/// </summary>
public sealed class NewProcedureTests : IDisposable
{
    private const string Folder = "taipower/paper-bill";
    private static readonly DateOnly Today = new(2026, 11, 20);
    private readonly KnowledgeCopy copy = new("taipower.ebill");
    private readonly StringWriter output = new(), errors = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public void Run_ANewId_MakesEveryFileAndSaysWhatIsNext()
    {
        Assert.Equal(0, Run("taipower.paper-bill"));
        Assert.Equal(
            ["cases.yaml", "conversations.yaml", "entry.yaml", "utterances.en.yaml", "utterances.zh-TW.yaml",
                "wording.en.yaml", "wording.zh-TW.yaml"],
            Directory.GetFiles(Path.Combine(copy.Folder, Folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("with 7 files", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("check", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(errors.ToString());
    }

    [Fact]
    public void Check_OfWhatWasMade_NamesEachPlaceholderAndNothingElse()
    {
        Run("taipower.paper-bill", broader: "taipower.ebill");
        var problems = copy.NewProblems();
        Assert.All(problems, p => Assert.Equal("fill-in", p.Code));
        string[] read = ["entry.yaml", "cases.yaml", "utterances.en.yaml", "utterances.zh-TW.yaml", "wording.en.yaml",
            "wording.zh-TW.yaml"];
        var placeholders = from file in read
                           from line in copy.Lines($"{Folder}/{file}").Index()
                           where !line.Item.TrimStart().StartsWith('#')
                           from _ in Enumerable.Range(0, line.Item.Split("___").Length - 1)
                           select ($"knowledge/{Folder}/{file}", line.Index + 1);
        Assert.Equal(placeholders.Order(), problems.Select(p => (p.File, p.Line)).Order());
        Assert.Contains(problems, p => p.Message == "still to be filled in: `owner`");
    }

    [Fact]
    public void Check_WhileOneIsBegun_StillProvesTheOthers()
    {
        Run("taipower.paper-bill");
        copy.Edit("taipower/ebill/entry.yaml", "kind: procedure", "kind: process");
        Assert.Single(copy.NewProblems(), p => p.Code != "fill-in");
    }

    [Fact]
    public void Check_OnceItIsFilledIn_ProvesItAndHoldsItsConversations()
    {
        using var whole = KnowledgeCopy.OfAll();
        Assert.Equal(0, Run("taipower.paper-bill", whole));
        Assert.Equal(1, Check(whole, out var begun));
        Assert.Contains($"knowledge/{Folder}/conversations.yaml:3: 「name」還沒填寫", begun, StringComparison.Ordinal);
        Fill(whole);
        Assert.True(Check(whole, out var filled) == 0, filled);
        Assert.Contains($"{Shipped.Entries.Count() + 1} 個條目", filled, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("paper-bill", "is no id")]
    [InlineData("taipower.Paper_Bill", "is no id")]
    [InlineData("taipower.paper-bill/../x", "is no id")]
    [InlineData("taipower.paper-bill\n", "is no id")]
    [InlineData("taipwer.paper-bill", "there is no organisation `taipwer`")]
    [InlineData("taipwer.paper-bill", "did you mean `taipower`?")]
    [InlineData("taipower.ebill", "is there already")]
    public void Run_AnIdThatDoesNotDo_SaysWhyAndMakesNothing(string id, string says)
    {
        var before = Directory.GetFileSystemEntries(copy.Folder, "*", SearchOption.AllDirectories);
        Assert.Equal(1, Run(id));
        Assert.Contains(says, errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(copy.Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Run_BroaderThatIsNoEntry_AsksForTheNearest()
    {
        Assert.Equal(1, Run("taipower.paper-bill", broader: "taipower.ebil"));
        Assert.Contains("did you mean `taipower.ebill`?", errors.ToString(), StringComparison.Ordinal);
    }

    private int Run(string id, KnowledgeCopy? into = null, string? broader = null) =>
        NewVerb.Run((into ?? copy).Folder, id, broader, Today, "en", output, errors);

    private static int Check(KnowledgeCopy copy, out string said)
    {
        var list = new StringWriter();
        var exit = CheckVerb.Run(
            copy.Folder, Path.Combine(Shipped.Root, "dialogs"), json: false, list, lang: "zh-TW");
        said = list.ToString();
        return exit;
    }

    private static void Fill(KnowledgeCopy copy)
    {
        Fill("entry.yaml", "台電各區營業處服務中心", "housing", "electricity", "payment", "2027-06-30", "2025-01-01", "open",
            "identity", "reported", "tpc-tenant", "taipower-counter", "reported", "tpc-tenant");
        Fill("cases.yaml", "identity", "taipower-counter");
        Fill("wording.zh-TW.yaml", "恢復紙本帳單", "恢復紙本帳單", "申請改回寄送紙本電費帳單。", "改回紙本帳單");
        Fill("wording.en.yaml", "Back to paper bills", "Paper bills again", "Have paper bills sent again.", "paper bill again");
        Fill("utterances.zh-TW.yaml", "我想把電費帳單改回紙本寄送", "恢復寄紙本電費單要帶什麼", "電費紙本帳單怎麼恢復");
        Fill("utterances.en.yaml", "I want my paper electricity bill back", "resume paper electricity bills",
            "how do I get paper power bills by post again");
        Fill("conversations.yaml", "改回紙本", "恢復寄紙本電費單要帶什麼", "identity", "Back to paper",
            "I want my paper electricity bill back");

        void Fill(string file, params string[] values)
        {
            var left = new Queue<string>(values);
            copy.Write($"{Folder}/{file}", copy.Lines($"{Folder}/{file}").Select(line =>
            {
                if (line.TrimStart().StartsWith('#')) return line;
                var parts = line.Split("___");
                return string.Concat(parts.Select((p, i) => i + 1 < parts.Length ? p + left.Dequeue() : p));
            }).ToList());
            Assert.Empty(left);
        }
    }
}
