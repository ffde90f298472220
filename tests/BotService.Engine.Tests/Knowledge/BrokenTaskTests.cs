namespace BotService.Tests.Knowledge;

/// <summary>Life events whose tasks name what is not, and shared services that do.</summary>
public sealed class BrokenTaskTests : IDisposable
{
    private const string Entry = "any/moving/entry.yaml", Services = "catalogue/shared-services.yaml";

    private readonly KnowledgeCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Theory]
    [InlineData("task: twc.pause", "task: twc.move-away", "unknown entry `twc.move-away`")]
    [InlineData("task: twc.pause", "task: any.moving", "`any.moving` is a life event itself")]
    [InlineData("task: taipower.mail-bill, answers: { task: apply }", "task: taipower.mail-bill, answers: { wish: apply }", "`taipower.mail-bill` has no slot `wish`")]
    [InlineData("task: taipower.mail-bill, answers: { task: apply }", "task: taipower.mail-bill, answers: { task: sleep }", "`task` has no option `sleep`")]
    [InlineData("    applicant: [person, company]", "    applicant: [person, company, ghost]", "which has no option `ghost`")]
    [InlineData("{ task: twc.pause, status", "{ id: twc.pause, status", "`task` is missing")]
    public void Task_NamingWhatIsNot_IsReportedAtItsLine(string old, string put, string says)
    {
        var line = copy.LineOf(Entry, old);
        copy.Edit(Entry, old, put);
        copy.AssertProblem(Entry, line, says);
    }

    [Fact]
    public void Event_WithoutTasks_IsReported()
    {
        copy.Write(Entry,
            copy.Lines(Entry).Where(l => !l.Contains("task: ", StringComparison.Ordinal) && l != "  tasks:"));
        copy.AssertProblem(Entry, line: null, "`tasks` says nothing");
    }

    [Fact]
    public void Procedure_WithTasks_IsReported()
    {
        copy.Append("twc/pause/entry.yaml", "  tasks: [{ task: twc.handover, status: open }]\n");
        copy.AssertProblem("twc/pause/entry.yaml", line: null, "only an entry of kind life-event has `tasks`");
    }

    [Fact]
    public void Rows_WithoutTheTasks_AreReported()
    {
        copy.Edit("any/moving/cases.yaml", "  tasks: [twc.pause]\n", "");
        copy.AssertProblem("any/moving/cases.yaml", line: null, "the row must name its `tasks`");
    }

    [Fact]
    public void Rows_WithAnotherTask_AreReported()
    {
        copy.Edit("any/moving/cases.yaml", "tasks: [twc.pause]", "tasks: [twc.handover]");
        copy.AssertProblem("any/moving/cases.yaml", line: null, "tasks: the row expects `twc.handover`");
    }

    [Theory]
    [InlineData("entries: [taipower.mail-bill]", "entries: [twc.letter]", "unknown entry `twc.letter`")]
    [InlineData("entries: [taipower.mail-bill]", "entries: [twc.handover]", "`twc.handover` stands in two shared services")]
    [InlineData("when: { task: [apply] }", "when: { task: [steal] }", "has no slot `task` with these options")]
    public void SharedService_NamingWhatIsNot_IsReported(string old, string put, string says)
    {
        copy.Edit(Services, old, put);
        copy.AssertProblem(Services, line: null, says);
    }
}
