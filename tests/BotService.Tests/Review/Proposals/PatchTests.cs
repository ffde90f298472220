using System.Diagnostics;
using BotService.Cli;
using BotService.Engine;
using BotService.Hosting;
using BotService.Releases.Files;
using BotService.Review.Proposals;
using BotService.Review.Trial;
using BotService.Tests.Dialogs;
using BotService.Tests.Review.Trial;

namespace BotService.Tests.Review.Proposals;

public sealed class PatchTests
{
    [Fact]
    public void Patch_OfAnAcceptedProposal_IsTakenByGitAndLeavesTheKnowledgeWhole()
    {
        string[] texts = ["我家外面那顆小鐵箱裡面的東西被人拔走了", "門口的錶箱空空的不知道誰偷的", "somebody walked off with the little box outside my house"];
        var proposal = TrialRunTests.Of(texts) with
        {
            Texts = ProposedTexts.Of(RealEngine.Shared.Knowledge, texts),
        };
        Assert.Equal(["zh-TW", "zh-TW", "en"], proposal.Texts.Select(t => t.Locale));
        using var copy = new DataCopy(RealEngine.Folders);
        var patch = Patch(proposal);
        Apply(copy, patch);

        var output = new StringWriter();
        Assert.True(CheckVerb.Run(copy.Folders.Knowledge, copy.Folders.Dialogs, json: false, output) == ExitCode.Ok, output.ToString());
        var asked = new Questioner(Release.Load(copy.Folders).Release!, Taiwan.Today(TimeProvider.System));
        Assert.All(texts, t => Assert.True(asked.Ask(t).IsAnsweredBy(proposal.Entry!), t));
    }

    [Fact]
    public void Patch_OfADraft_IsWhatNewProcedureMakesWithTheQuestionsInIt()
    {
        var proposal = TrialRunTests.Of("錶箱空了: 怎麼辦", "# 這樣呢") with { Kind = ProposalKind.NewEntry, Entry = "twc.stolen-box" };
        using var copy = new DataCopy(RealEngine.Folders);
        Apply(copy, Patch(proposal));
        var folder = Path.Combine(copy.Folders.Knowledge, "twc", "stolen-box");
        Assert.Equal(7, Directory.GetFiles(folder).Length);
        var lines = File.ReadAllLines(Path.Combine(folder, "utterances.zh-TW.yaml"));
        Assert.Equal(2, lines.Count(l => l.StartsWith("- ", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, l => l.Contains("___", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a\n", "a\nb\n")]
    [InlineData("a", "a\nb")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5x\n6\n7\n8\n9\n")]
    [InlineData("1\r\n2\r\n", "1\r\nx\r\n2\r\n")]
    [InlineData("1\n2\n", "x\n1\n2\n")]
    [InlineData(null, "neu\n")]
    public void Patch_OfAnyFile_MakesItWhatItIsToBe(string? before, string after)
    {
        var folder = Directory.CreateTempSubdirectory("botservice-").FullName;
        try
        {
            if (before is not null) File.WriteAllText(Path.Combine(folder, "f.txt"), before);
            Git(folder, UnifiedPatch.Of([new FileEdit("f.txt", before, after)]));
            Assert.Equal(after, File.ReadAllText(Path.Combine(folder, "f.txt")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Patch(Proposal proposal)
    {
        var (files, problems) = ProposalFiles.Of(proposal, RealEngine.Folders, RealEngine.Shared.Knowledge);
        Assert.Empty(problems);
        return UnifiedPatch.Of(files);
    }

    private static void Apply(DataCopy copy, string patch) => Git(Path.GetDirectoryName(copy.Folders.Knowledge)!, patch);

    private static void Git(string folder, string patch)
    {
        var file = Path.Combine(folder, "the.patch");
        File.WriteAllText(file, patch);
        using var git = Process.Start(new ProcessStartInfo("git", ["apply", "--whitespace=nowarn", "the.patch"])
        {
            WorkingDirectory = folder, RedirectStandardError = true, Environment = { ["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(folder) },
        })!;
        var said = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, $"{said}\n{patch}");
        File.Delete(file);
    }
}
