using System.Text.RegularExpressions;
using BotService.Engine.Calculators;
using BotService.Engine.Data;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Calculators;

/// <summary>
/// No figure of a tariff can be lost, changed or left in doubt unseen: `check` says so with file and line.
/// </summary>
public sealed partial class BrokenTariffTests
{
    private const string Power = "tariffs/taipower.yaml", Water = "tariffs/twc.yaml";

    private static readonly string Dialogs = Path.Combine(Shipped.Root, "dialogs");

    private static readonly string[] Entries = [Sums.Electricity, Sums.Compare, Sums.Late, Sums.Water, Sums.WaterLate];

    public static TheoryData<string> Files => [Power, Water];

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryFigure_ChangedByALittle_IsNoticed(string file)
    {
        // The least units of a single-phase meter cost less than the minimum charge: today they decide nothing.
        const string Idle = "kwh-single: ";
        using var copy = new KnowledgeCopy(Entries);
        var lines = copy.Lines(file);
        var figures = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].Contains('{', StringComparison.Ordinal)) continue;
            foreach (Match figure in Figure().Matches(lines[i]))
            {
                if (lines[i][..figure.Index].EndsWith(Idle, StringComparison.Ordinal)) continue;
                var changed = lines[i][..figure.Index]
                    + (decimal.Parse(figure.Value, System.Globalization.CultureInfo.InvariantCulture) + 1)
                    + lines[i][(figure.Index + figure.Length)..];
                copy.Write(file, [.. lines[..i], changed, .. lines[(i + 1)..]]);
                Assert.True(Problems(copy).Count > 0, $"{file}:{i + 1}: {changed}");
                figures++;
            }
        }
        Assert.True(figures > 25, $"{figures} figures");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryStep_Deleted_IsNoticed(string file)
    {
        using var copy = new KnowledgeCopy(Entries);
        var lines = copy.Lines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("  - {", StringComparison.Ordinal)) continue;
            copy.Write(file, [.. lines[..i], .. lines[(i + 1)..]]);
            Assert.True(Problems(copy).Count > 0, $"{file}:{i + 1}: {lines[i]}");
        }
    }

    [Theory]
    [InlineData("{ up_to: 330, summer: 2.55, other: 2.26 }", "{ up_to: 110, summer: 2.55, other: 2.26 }", "no higher than the one before it")]
    [InlineData("{ up_to: 330, summer: 2.55, other: 2.26 }", "{ summer: 2.55, other: 2.26 }", "only the last step")]
    [InlineData("{ summer: 8.86, other: 7.03 }", "{ up_to: 5000, summer: 8.86, other: 7.03 }", "nothing is known beyond 5000")]
    [InlineData("{ up_to: 330, summer: 2.55, other: 2.26 }", "{ up_to: 330, summer: 2.55 }", "does not say `other`")]
    [InlineData("{ up_to: 330, summer: 2.55, other: 2.26 }", "{ up_to: 330, summer: -2.55, other: 2.26 }", "`summer` must be a number")]
    [InlineData("{ up_to: 330, summer: 2.55, other: 2.26 }", "{ up_to: 330, summer: 2.55, other: 2.26, source: nowhere }", "unknown source `nowhere`")]
    [InlineData("{ up_to: 330, summer: 2.55, other: 2.26 }", "{ up_to: 330, summer: 2.55, other: 2.26, status: confirmed }", "none of its sources is official")]
    public void Step_Spoilt_IsReportedAtItsLine(string old, string put, string says)
    {
        using var copy = new KnowledgeCopy("taipower.overdue");
        var line = copy.LineOf(Power, old);
        copy.Edit(Power, old, put);
        copy.AssertProblem(Power, line, says);
    }

    [Theory]
    [InlineData("2026-09-30", "2026-10-01", null)]
    [InlineData("2026-09-30", "2026-11-01", "nothing is in force from 2026-10-01")]
    [InlineData("2026-10-31", "2026-10-01", "overlaps")]
    public void Versions_OfATariff_NeitherOverlapNorLeaveAGap(string to, string from, string? says)
    {
        using var copy = new KnowledgeCopy("taipower.overdue");
        copy.Edit(
            Power, "taipower.seasons:\n- from: 2025-10-01\n",
            $"taipower.seasons:\n- {{ from: 2025-10-01, to: {to}, status: reported, source: price114, amounts: {{ first-month: 5, last-month: 9 }} }}\n- from: {from}\n");
        if (says is null) Assert.Empty(copy.NewProblems());
        else copy.AssertProblem(Power, null, says);
    }

    [Fact]
    public void Tariff_ThatACalculatorNeeds_MayNotBeMissing()
    {
        using var copy = new KnowledgeCopy(Entries);
        copy.Edit(Power, "taipower.late-other:", "taipower.late-others:");
        var problems = Problems(copy);
        Assert.Contains(
            problems, p => p.Message.Contains("needs the tariff `taipower.late-other`", StringComparison.Ordinal));
        Assert.Contains(
            problems, p => p.Message.Contains("no calculator uses `taipower.late-others`", StringComparison.Ordinal));
    }

    [Fact]
    public void Calculator_WithoutExamples_IsReported()
    {
        using var copy = new KnowledgeCopy(Entries);
        copy.Write("twc/late-charge/examples.yaml", ["[]"]);
        Assert.Contains(Problems(copy), p => p.Message.Contains("needs worked examples", StringComparison.Ordinal));
    }

    [Fact]
    public void Shipped_Calculators_HaveNoProblems()
    {
        using var copy = new KnowledgeCopy(Entries);
        Assert.Empty(Problems(copy));
    }

    /// <summary>
    /// What <c>check</c> would list: of the knowledge that the copy did not have before, and of the calculators.
    /// </summary>
    private static IReadOnlyList<Problem> Problems(KnowledgeCopy copy)
    {
        var labels = DialogScriptLoader.Load(Dialogs, Shipped.Knowledge.Knowledge).Script.SheetLabels;
        return [.. copy.NewProblems(), .. CalculatorsLoader.Load(Dialogs, copy.Load().Knowledge, labels).Problems];
    }

    [GeneratedRegex(@"(?<=: )[0-9]+(\.[0-9]+)?")]
    private static partial Regex Figure();
}
