using System.CommandLine;
using System.Reflection;
using System.Text.RegularExpressions;
using BotService.Cli;
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

    [SharedFact]
    public void Table_OfTheProject_StandsHereRowByRow()
    {
        var given = File.ReadLines(SharedFactAttribute.Table).Select(l => GivenRow().Match(l)).Where(m => m.Success)
            .Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(190, given.Count);
        Assert.Equal(given, Duties.Select(d => d.Id));
    }

    [SharedFact]
    public void Duties_PlansNamed_AreThoseOfTheTable()
    {
        var rows = File.ReadLines(SharedFactAttribute.Table).Select(l => GivenRow().Match(l))
            .Where(m => m.Success && !m.Groups[2].Value.StartsWith("same", StringComparison.Ordinal));
        var duties = Duties.ToDictionary(d => d.Id);
        foreach (var row in rows)
            Assert.Equal(
                PlanName().Matches(row.Groups[2].Value).Select(m => m.Value).Distinct().Order(),
                duties[row.Groups[1].Value].Plans.Select(p => p.Plan).Order());
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
                ReportVerb.Create(), MigrateVerb.Create()];
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
        var tested = Duties.First(d => d.State == DutyState.Done);
        var run = TestRun.Parse(tested.Tests.Select(t => $"{DutyWriter.TestRoot}.{t},passed,2026-11-20T00:00:00Z,abc"));
        var words = new DutyWriter(Loaded.Value.Book, Shipped.Knowledge.Knowledge);
        var table = DutiesReport.Of(words.Write("en", run), hasRun: true);
        Assert.Equal(Duties.Select(d => d.Id), table.Rows.Select(r => r[0]));
        Assert.All(table.Rows, r => Assert.Equal(table.Columns.Count, r.Count));
        Assert.Equal(
            ("done", "passed 2026-11-20T00:00:00Z abc"),
            table.Rows.Where(r => r[0] == tested.Id).Select(r => (r[2], r[10])).Single());
        Assert.Contains(table.Rows, r => r[10]?.StartsWith("not run: ", StringComparison.Ordinal) == true);
        Assert.Contains(
            "no run of the tests is recorded", DutiesReport.Of(words.Write("en", null), hasRun: false).Summary,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_OfTheGroups_AddUp()
    {
        var report = new DutyWriter(Loaded.Value.Book, Shipped.Knowledge.Knowledge).Write("zh-TW", null);
        Assert.Equal(Duties.Count, report.Counts.All);
        Assert.Equal(report.Counts.Done, report.Groups.Sum(g => g.Counts.Done));
        Assert.Equal(16, report.Groups.Count);
    }

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
