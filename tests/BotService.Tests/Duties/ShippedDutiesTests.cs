using System.CommandLine;
using System.Reflection;
using System.Text.RegularExpressions;
using BotService.Cli;
using BotService.Cli.PlanVerbs;
using BotService.Cli.ReleaseVerbs;
using BotService.Engine.Knowledge;
using BotService.Insight.Duties;
using BotService.Reports;
using BotService.Tests.Architecture;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Duties;

/// <summary>What the duties name is there: entries and abilities by the loader, pages, verbs and tests here.</summary>
public sealed partial class ShippedDutiesTests
{
    private static readonly Lazy<(DutyBook Book, IReadOnlyList<BotService.Engine.Data.Problem> Problems)> Loaded =
        new(() => DutyLoader.Load(Path.Combine(Shipped.Root, "duties"), Shipped.Knowledge.Knowledge));

    private static IReadOnlyList<Duty> Duties => Loaded.Value.Book.Duties;

    [Fact]
    public void Shipped_Loaded_HasNoProblems() => RoomTests.AssertNone(Loaded.Value.Problems.Select(p => p.ToString()));

    /// <summary>What the plans ask for besides the table's rows; their numbers follow on each group's.</summary>
    private static readonly string[] Added = ["A29", "A30", "B19", "B20", "B21", "D10", "L12", "L13", "N14", "P13", "P14"];

    /// <summary>Rows whose plans the table leaves out, or names for something else.</summary>
    private static readonly string[] Mended = ["A3", "E14", "J6", "K2", "K4", "L2"];

    [SharedFact]
    public void Table_OfTheProject_StandsHereRowByRow()
    {
        var given = File.ReadLines(SharedFactAttribute.Table).Select(l => GivenRow().Match(l)).Where(m => m.Success)
            .Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(190, given.Count);
        Assert.Equal(given, Duties.Select(d => d.Id).Except(Added));
        Assert.Equal(given.Count + Added.Length, Duties.Count);
    }

    [SharedFact]
    public void Duties_PlansNamed_AreThoseOfTheTable()
    {
        var rows = File.ReadLines(SharedFactAttribute.Table).Select(l => GivenRow().Match(l))
            .Where(m => m.Success && !m.Groups[2].Value.StartsWith("same", StringComparison.Ordinal));
        var duties = Duties.ToDictionary(d => d.Id);
        Assert.Equal(
            Mended,
            from row in rows
            let id = row.Groups[1].Value
            where !PlanName().Matches(row.Groups[2].Value).Select(m => m.Value).Distinct().Order()
                .SequenceEqual(duties[id].Plans.Select(p => p.Plan).Order())
            select id);
    }

    /// <summary>The conversations check that a talk arrives; what a duty claims is tried by its own sentence.</summary>
    [Fact]
    public void Tests_Named_AreNotTheConversationsOfAll() => RoomTests.AssertNone(
        Duties.Where(d => d.Tests.Any(t => t.EndsWith("Run_ShippedConversations_AllHold", StringComparison.Ordinal)))
            .Select(d => d.Id));

    /// <summary>Whoever reads that a thing is partly done sees why.</summary>
    [Fact]
    public void Duties_NotTried_SayWhatIsMissing() => RoomTests.AssertNone(
        Duties.Where(d => d.IsCarried && d.Missing is null && !d.ClaimsDone).Select(d => d.Id));

    /// <summary>As long as nobody's list is confirmed for all, whoever asks for complete lists is not done.</summary>
    [Fact]
    public void Lists_AskedOfEveryProcedure_AreCountedOverAll()
    {
        var procedures = Shipped.Knowledge.Knowledge.Entries.Values.Count(e => e.Kind == EntryKind.Procedure);
        var row = Written(null).Groups.SelectMany(g => g.Rows).Single(r => r.Id == "A1");
        Assert.Equal(procedures, row.Lists!.All);
        Assert.InRange(row.Lists.Confirmed, 1, procedures);
    }

    [Fact]
    public void States_WithoutARun_AreNeverDone() => Assert.Equal(0, Written(null).Counts.Done);

    [Fact]
    public void States_OfARunThatPassed_AreDoneWhereNothingElseIsMissing()
    {
        var report = Written(Passed(Duties));
        Assert.All(report.Groups.SelectMany(g => g.Rows), r => Assert.Equal(
            Duties.Single(d => d.Id == r.Id).ClaimsDone && r.Lists is not { AreConfirmed: false },
            r.State == DutyState.Done));
        Assert.InRange(report.Counts.Done, 1, report.Counts.All);
    }

    [Fact]
    public void Pages_Named_AreServed()
    {
        // The paths stand in the channels' code as texts; those of the JSON calls below their root.
        var routes = (from type in Compiled.Types
                      let room = Compiled.NamespaceOf(type)
                      where room.StartsWith("BotService.Web", StringComparison.Ordinal)
                      from text in Compiled.TextsOf(type)
                      select (room.EndsWith(".Api", StringComparison.Ordinal) ? BotService.Web.Api.ApiRoom.Root
                          : "") + Constraint().Replace(text, "{$1}")).ToHashSet();
        RoomTests.AssertNone(
            Duties.SelectMany(d => d.Pages.Where(p => !routes.Contains(p)).Select(p => $"{d.Id}: {p}")));
    }

    [Fact]
    public void Verbs_Named_Exist()
    {
        Command[] verbs =
            [CheckVerb.Create(), AskVerb.Create(), EvaluateVerb.Create(), ExplainVerb.Create(),
                ReportVerb.Create(), MigrateVerb.Create(), ReviewVerb.Create(), DraftVerb.Create(), ReleaseVerb.Create(), PlanVerb.Create(),
                OpenDataVerb.Create(), EvidenceVerb.Create(), QuizVerb.Create()];
        var names = verbs.SelectMany(v => v.Subcommands.Select(s => $"{v.Name} {s.Name}").Prepend(v.Name)).ToHashSet();
        RoomTests.AssertNone(
            Duties.SelectMany(d => d.Verbs.Where(v => !names.Contains(v)).Select(v => $"{d.Id}: {v}")));
    }

    [Fact]
    public void Tests_Named_Exist() =>
        RoomTests.AssertNone(
            Duties.SelectMany(
                d => d.Tests.Where(t => !IsTest($"{DutyWriter.TestRoot}.{t}")).Select(t => $"{d.Id}: {t}")));

    [Fact]
    public void Report_HasEveryDutyOnce_WithTheLastResult()
    {
        var tested = Duties.First(d => d is { ClaimsDone: true, Lists: ListsAsked.None });
        var table = DutiesReport.Of(Written(Passed([tested])));
        Assert.Equal(Duties.Select(d => d.Id), table.Rows.Select(r => r[0]));
        Assert.All(table.Rows, r => Assert.Equal(table.Columns.Count, r.Count));
        Assert.Equal(
            ("done", "passed 2026-11-20T00:00:00Z abc"),
            table.Rows.Where(r => r[0] == tested.Id).Select(r => (r[2], r[10])).Single());
        Assert.Contains(table.Rows, r => r[10]?.StartsWith("not run: ", StringComparison.Ordinal) == true);
        Assert.Contains(
            "no run of the tests is recorded", DutiesReport.Of(Written(null)).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_OfTheGroups_AddUp()
    {
        var report = Written(null);
        Assert.Equal(Duties.Count, report.Counts.All);
        Assert.Equal(report.Counts.Partly, report.Groups.Sum(g => g.Counts.Partly));
        Assert.Equal(16, report.Groups.Count);
    }

    private static DutyReport Written(TestRun? run) =>
        new DutyWriter(Loaded.Value.Book, Shipped.Knowledge.Knowledge).Write("en", run);

    /// <summary>A run in which all that these name has passed.</summary>
    private static TestRun Passed(IEnumerable<Duty> duties) => TestRun.Parse(
        duties.SelectMany(d => d.Tests.Append(DutyWriter.TrialOf(d.Id))).Distinct()
            .Select(t => $"{DutyWriter.TestRoot}.{t},passed,2026-11-20T00:00:00Z,abc"));

    /// <summary>A class or a method of either test project.</summary>
    private static bool IsTest(string name)
    {
        Assembly[] projects = [typeof(ShippedDutiesTests).Assembly, typeof(Shipped).Assembly];
        var dot = name.LastIndexOf('.');
        return projects.Any(project =>
            project.GetType(name) is { IsAbstract: false } type ? type.GetMethods().Any(IsTest)
            : project.GetType(name[..dot])?.GetMethod(name[(dot + 1)..]) is { } method && IsTest(method));
    }

    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes<FactAttribute>().Any();

    [GeneratedRegex(@"^\| ([A-P]\d+) \| .*? \| (.*?) \| ")]
    private static partial Regex GivenRow();

    [GeneratedRegex(@"S\d")]
    private static partial Regex PlanName();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Constraint();
}
