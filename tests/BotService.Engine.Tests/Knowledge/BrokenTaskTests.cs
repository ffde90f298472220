namespace BotService.Tests.Knowledge;

/// <summary>Life events whose tasks name what is not, and shared services that do.</summary>
public sealed class BrokenTaskTests : IDisposable
{
    private const string Entry = "any/move/entry.yaml", Services = "catalogue/shared-services.yaml";

    /// <summary>Life events with all that the rows name, and no more: the knowledge is read at each edit.</summary>
    private readonly KnowledgeCopy copy = new(
        "any.move", "any.death", "any.home-sale", "taipower.auto-debit", "taipower.mailing-address",
        "taipower.move-settlement", "taipower.name-change", "taipower.terminate", "twc.auto-debit",
        "twc.mailing-address", "twc.name-change", "twc.resume", "twc.settlement", "twc.suspend", "twc.terminate");


    public void Dispose() => copy.Dispose();

    [Theory]
    [InlineData("task: taipower.move-settlement", "task: taipower.move-away", "unknown entry `taipower.move-away`")]
    [InlineData("task: taipower.move-settlement", "task: any.home-sale", "`any.home-sale` is a life event itself")]
    [InlineData("task: taipower.move-settlement", "task: any.move", "`any.move` is a life event itself")]
    [InlineData("task: taipower.terminate, answers: { request: pause }", "task: taipower.terminate, answers: { wish: pause }", "`taipower.terminate` has no slot `wish`")]
    [InlineData("task: taipower.terminate, answers: { request: pause }", "task: taipower.terminate, answers: { request: sleep }", "`request` has no option `sleep`")]
    [InlineData("    applicant: [person, company]", "    applicant: [person, company, ghost]", "which has no option `ghost`")]
    [InlineData("{ task: twc.suspend, status", "{ id: twc.suspend, status", "`task` is missing")]
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
        copy.Append("twc/suspend/entry.yaml", "  tasks: [{ task: twc.resume, status: open }]\n");
        copy.AssertProblem("twc/suspend/entry.yaml", line: null, "only an entry of kind life-event has `tasks`");
    }

    [Fact]
    public void Rows_WithoutTheTasks_AreReported()
    {
        copy.Edit("any/death/cases.yaml", "  tasks: [end-power, twc.terminate]\n", "");
        copy.AssertProblem("any/death/cases.yaml", line: null, "the row must name its `tasks`");
    }

    [Fact]
    public void Rows_WithAnotherTask_AreReported()
    {
        copy.Edit("any/death/cases.yaml", "tasks: [end-power, twc.terminate]", "tasks: [end-power, twc.suspend]");
        copy.AssertProblem("any/death/cases.yaml", line: null, "tasks: the row expects `twc.suspend`");
    }

    [Theory]
    [InlineData("entries: [taipower.ebill, twc.ebill]", "entries: [taipower.ebill, twc.letter]", "unknown entry `twc.letter`")]
    [InlineData("entries: [taipower.ebill, twc.ebill]", "entries: [taipower.ebill, twc.name-change]", "`twc.name-change` stands in two shared services")]
    [InlineData("when: { task: [apply] }", "when: { task: [steal] }", "has no slot `task` with these options")]
    public void SharedService_NamingWhatIsNot_IsReported(string old, string put, string says)
    {
        copy.Edit(Services, old, put);
        copy.AssertProblem(Services, line: null, says);
    }
}
