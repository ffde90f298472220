namespace BotService.Tests.Knowledge;

/// <summary>Periods that overlap, leave a gap or are no periods.</summary>
public sealed class BrokenVersionTests : IDisposable
{
    private const string Entry = "taipower/blackout/entry.yaml";
    private readonly KnowledgeCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public void Versions_Overlapping_AreReportedAtTheLater()
    {
        var line = AddVersion("2030-01-01", firstTo: null);
        copy.AssertProblem(Entry, line, "overlaps the period that begins");
    }

    [Fact]
    public void Versions_WithAGap_AreReportedWithItsFirstDay()
    {
        var line = AddVersion("2030-01-01", firstTo: "2029-11-30");
        copy.AssertProblem(Entry, line, "nothing is in force from 2029-12-01 until this begins");
    }

    [Fact]
    public void Versions_FollowingOneAnother_AreFine()
    {
        AddVersion("2030-01-01", firstTo: "2029-12-31");
        Assert.Empty(copy.NewProblems());
        var entry = copy.Load().Knowledge.Entries["taipower.blackout"];
        Assert.Equal(new DateOnly(2030, 1, 1), entry.InForce(new DateOnly(2030, 1, 1))?.InForce.From);
        Assert.NotEqual(new DateOnly(2030, 1, 1), entry.InForce(new DateOnly(2029, 12, 31))?.InForce.From);
    }

    [Fact]
    public void Version_EndingBeforeItBegins_IsReported()
    {
        AddVersion("2030-01-01", firstTo: "1999-01-01");
        copy.AssertProblem(Entry, line: null, "comes before the first");
    }

    [Fact]
    public void Version_WithoutFirstDay_IsReported()
    {
        copy.Edit(Entry, "in_force: { from:", "in_force: { since:");
        copy.AssertProblem(Entry, copy.LineOf(Entry, "in_force"), "`from` is missing");
    }

    [Fact]
    public void Row_OfAnUnknownVersion_IsReportedAtItsLine()
    {
        const string cases = "taipower/blackout/cases.yaml";
        var line = copy.LineOf(cases, "- ");
        copy.Write(cases,
            copy.Lines(cases)
                .Select((l, i) => i + 1 == line
                    ? l.Replace("- ", "- version: 1999-01-01\n  ", StringComparison.Ordinal) : l));
        copy.AssertProblem(cases, line, "no version begins on 1999-01-01");
    }

    [Fact]
    public void SharedValue_WithAGap_IsReported()
    {
        const string values = "catalogue/values.yaml";
        copy.Edit(values, "{ from: 2025-01-01, value:", "{ from: 2025-02-01, value:");
        copy.AssertProblem(values, copy.LineOf(values, "2025-02-01"), "nothing is in force from 2025-01-01");
    }

    /// <summary>Ends the entry's only version and adds the same facts again from a later day.</summary>
    /// <returns>The line of the added version.</returns>
    private int AddVersion(string from, string? firstTo)
    {
        var lines = copy.Lines(Entry).ToList();
        var at = lines.FindIndex(l => l.StartsWith("- in_force:", StringComparison.Ordinal));
        var first = lines[at];
        var body = lines[(at + 1)..];
        if (firstTo is not null) lines[at] = first.Replace(" }", $", to: {firstTo} }}", StringComparison.Ordinal);
        copy.Write(Entry, [.. lines, $"- in_force: {{ from: {from} }}", .. body]);
        return lines.Count + 1;
    }
}
