using BotService.Engine.Data;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Conversations;
using BotService.Engine.Knowledge;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Dialogs;

/// <summary>The check that talks the conversations beside the entries.</summary>
public sealed class ConversationCheckTests(RealEngine real) : IClassFixture<RealEngine>
{
    private const string File = "taipower/handover/conversations.yaml";

    [Fact]
    public void Run_ShippedConversations_AllHold()
    {
        var (talked, problems) = ConversationCheck.Run(
            Shipped.Folder, real.Loaded.Knowledge, real.Engine, RealEngine.Today);
        Assert.Empty(problems);
        Assert.True(talked >= 2 * real.Loaded.Knowledge.Entries.Count, "each entry is tried at least twice");
    }

    [Theory]
    [InlineData("{ kind: fallback }", "kind is Question, expected Fallback")]
    [InlineData("{ entry: twc.pause }", "entry is taipower.handover, expected twc.pause")]
    [InlineData("{ asks: by }", "the slot asked is applicant, expected by")]
    [InlineData("{ slots: { by: self } }", "slot by is none, expected self")]
    [InlineData("{ documents: [lease] }", "documents: too many [], missing [lease]")]
    [InlineData("{ sections: { fees: [open] } }", "fees: too many [], missing [open]")]
    [InlineData("{ kind: nonsense }", "`kind` must be one of")]
    [InlineData("{ colour: red }", "unknown key `colour`")]
    public void Run_WrongExpectation_IsReportedWithFileAndLine(string expect, string says)
    {
        using var copy = new KnowledgeCopy();
        var line = copy.Lines(File).Length + 4;
        copy.Append(File, $"- name: what the owner would try\n  turns:\n  - say: 電費過戶要帶什麼\n    expect: {expect}\n");
        var problems = Problems(copy);
        Assert.All(problems, p => Assert.Equal(($"knowledge/{File}", line), (p.File, p.Line)));
        Assert.Contains(problems, p => p.Message.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_EntryWithoutConversations_IsReported()
    {
        using var copy = new KnowledgeCopy();
        System.IO.File.Delete(Path.Combine(copy.Folder, File));
        Assert.Equal("the file is missing", Assert.Single(Problems(copy)).Message);
    }

    [Fact]
    public void Run_BrokenYaml_IsReportedAndTheOtherEntriesAreStillTalked()
    {
        using var copy = new KnowledgeCopy();
        copy.Append(File, "\"unfinished: [\n");
        var (talked, problems) = ConversationCheck.Run(
            copy.Folder, copy.Load().Knowledge, Small.Release.Engine, RealEngine.Today);
        Assert.StartsWith("not valid YAML", Assert.Single(problems).Message, StringComparison.Ordinal);
        Assert.True(talked > 0);
    }

    private static IReadOnlyList<Problem> Problems(KnowledgeCopy copy) =>
        ConversationCheck.Run(copy.Folder, copy.Load().Knowledge, Small.Release.Engine, RealEngine.Today).Problems;
}
