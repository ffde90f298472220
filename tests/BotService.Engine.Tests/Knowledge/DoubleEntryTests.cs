using System.Text.RegularExpressions;

namespace BotService.Tests.Knowledge;

/// <summary>
/// The rules and the second statement hold one another: neither loses a line without the other saying so.
/// </summary>
public sealed partial class DoubleEntryTests
{
    [Theory]
    [ClassData(typeof(SweptEntriesWithDocuments))]
    public void Check_AnyDocumentDeletedFromARule_NamesFileAndLine(string entry)
    {
        using var copy = new KnowledgeCopy(entry);
        var (rules, cases) = ($"{entry.Replace('.', '/')}/entry.yaml", $"{entry.Replace('.', '/')}/cases.yaml");
        var lines = copy.Lines(rules);
        var rows = RowStarts(copy.Lines(cases)).Select(r => r + 1).ToHashSet();
        var documents = DocumentLines(lines).ToList();
        Assert.NotEmpty(documents);
        foreach (var at in documents)
        {
            var id = Id().Match(lines[at]) is { Success: true } m ? m.Groups[1].Value : "open";
            copy.Write(rules, lines.Where((_, i) => i != at));
            // Of a list with nothing left in it, that is said, and nothing of its rows.
            if (copy.NewProblems().FirstOrDefault(p => p.Code == "section-silent") is { } silent)
            {
                Assert.Equal($"knowledge/{rules}", silent.File);
                continue;
            }
            var found = copy.NewProblems()
                .Where(p => p.File == $"knowledge/{cases}"
                    && p.Message.Contains($"expects `{id}`", StringComparison.Ordinal)).ToList();
            Assert.True(found.Count > 0, $"{rules}:{at + 1} `{id}` was deleted and nobody noticed");
            Assert.All(found, p => Assert.Contains(p.Line, rows));
        }
    }

    [Theory]
    [ClassData(typeof(SweptEntries))]
    public void Check_AnyRowDeletedFromCases_NamesTheCase(string entry)
    {
        using var copy = new KnowledgeCopy(entry);
        var file = $"{entry.Replace('.', '/')}/cases.yaml";
        var lines = copy.Lines(file);
        var starts = RowStarts(lines);
        Assert.NotEmpty(starts);
        for (var row = 0; row < starts.Count; row++)
        {
            var end = row + 1 < starts.Count ? starts[row + 1] : lines.Length;
            copy.Write(file, lines.Where((_, i) => i < starts[row] || i >= end));
            // Without its only row the file says nothing at all, which is told instead.
            copy.AssertProblem(file, line: 1, starts.Count > 1 ? "no row for " : "the file is empty");
        }
    }

    [Theory]
    [ClassData(typeof(SweptEntries))]
    public void Check_AnyRowTwice_NamesTheSecond(string entry)
    {
        using var copy = new KnowledgeCopy(entry);
        var file = $"{entry.Replace('.', '/')}/cases.yaml";
        var lines = copy.Lines(file);
        var starts = RowStarts(lines);
        copy.Write(file, [.. lines, .. lines[starts[^1]..]]);
        copy.AssertProblem(file, lines.Length + 1, "a second row for ");
    }

    [Fact]
    public void Check_FactAddedToTheRulesAlone_NamesItsLine()
    {
        using var copy = new KnowledgeCopy("taipower.tenant-inquiry");
        const string file = "taipower/tenant-inquiry/entry.yaml";
        var after = copy.LineOf(file, "document: lease");
        copy.Write(file,
            copy.Lines(file)
                .ToList() switch { var l => [.. l[..after],
                    "  - { document: seal, status: confirmed, source: tpc-tenant }", .. l[after..]] });
        copy.AssertProblem(file, after + 1, "the rules give `seal`");
    }

    [Fact]
    public void Check_RowThatNoCaseMeets_NamesItsLine()
    {
        using var copy = new KnowledgeCopy("taipower.name-change");
        const string file = "taipower/name-change/cases.yaml";
        var line = copy.Lines(file).Length + 1;
        copy.Append(file, "- { applicant: [], by: self, documents: [], fees: [open], channels: [] }\n");
        copy.AssertProblem(file, line, "no combination of answers ever meets this row");
    }

    [Fact]
    public void Check_RowWithoutFees_DemandsThem()
    {
        using var copy = new KnowledgeCopy("taipower.bill-reissue");
        const string file = "taipower/bill-reissue/cases.yaml";
        var lines = copy.Lines(file);
        var fees = Array.FindIndex(lines, l => l.Contains("fees:", StringComparison.Ordinal));
        copy.Write(file, lines.Where((_, i) => i != fees));
        copy.AssertProblem(file, RowStarts(lines)[0] + 1, "the row must name its `fees`");
    }

    private static List<int> RowStarts(string[] lines) =>
        [.. Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith("- ", StringComparison.Ordinal))];

    /// <summary>Indices of the lines under <c>documents:</c>.</summary>
    private static IEnumerable<int> DocumentLines(string[] lines)
    {
        var within = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("  - ", StringComparison.Ordinal) && within) yield return i;
            else if (lines[i].StartsWith("  ", StringComparison.Ordinal))
                within = lines[i].StartsWith("  documents:", StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"\b(?:document|id): ([a-z0-9-]+)")]
    private static partial Regex Id();
}
