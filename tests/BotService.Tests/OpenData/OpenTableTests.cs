using BotService.Hosting;
using BotService.OpenData;

namespace BotService.Tests.OpenData;

/// <summary>What is published, and what can be worked out of it: every table that would have looked the same is tried.</summary>
public sealed class OpenTableTests
{
    private const int Smallest = 5;

    private static readonly (string Channel, string Language)[] Cells = [("line", "en"), ("line", "zh-TW"), ("webchat", "en"), ("webchat", "zh-TW")];

    [Fact]
    public void Rows_ShareNothing_AndNoneIsTooSmall()
    {
        var rows = Publish(
            new Dictionary<string, int> { ["twc"] = 40 },
            ("a", 9, 5, 7, 30), ("b", 3, 30, 0, 9), ("c", 1, 1, 1, 2), ("d", 0, 0, 1, 1), ("e", 2, 0, 0, 1));
        Assert.Equal(
            [
                "a line en 9", "a line zh-TW 5", "a webchat en 7", "a webchat zh-TW 30", "b line * 33", "b webchat * 9", "c * * 5", "* * * 5",
            ],
            rows.Select(Text));
    }

    [Fact]
    public void Cell_ThatIsNotShown_CannotBeWorkedOut()
    {
        // Of sums that are higher than a cell can be here not all tables that look alike are tried.
        const int all = 12;
        var alike = Enumerable.Range(0, all * all * all * all).Select(n => (int[])[n % all, n / all % all, n / all / all % all, n / all / all / all])
            .Where(cells => cells[0] + cells[1] < all && cells[2] + cells[3] < all)
            .GroupBy(cells => string.Join('|', Publish(new Dictionary<string, int> { ["twc"] = 1 }, ("a", cells[0], cells[1], cells[2], cells[3])).Select(Text)));
        var hidden = 0;
        foreach (var same in alike)
        {
            for (var i = 0; i < Cells.Length; i++)
            {
                var shown = same.Key.Contains($"{Cells[i].Channel} {Cells[i].Language} ", StringComparison.Ordinal);
                var few = same.Where(cells => cells[i] is > 0 and < Smallest).ToList();
                if (few.Count == 0) continue;
                Assert.False(shown);
                // Neither how many, nor that it is one of the small ones, follows.
                Assert.True(same.Select(cells => cells[i]).Distinct().Count() >= 3, $"{same.Key}: cell {i}");
                hidden += few.Count;
            }
        }

        Assert.True(hidden > 1000);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Entry_ThatIsNotShown_MayHaveHadNoneOrAnyOfTheSmallNumbers(int entries)
    {
        var tables = new List<int[]> { Array.Empty<int>() };
        for (var i = 0; i < entries; i++) tables = [.. tables.SelectMany(t => Enumerable.Range(0, 7).Select(n => (int[])[.. t, n]))];
        var alike = tables.GroupBy(counts => string.Join('|', Publish(
            new Dictionary<string, int> { ["twc"] = entries }, [.. counts.Select((n, i) => ($"e{i}", n, 0, 0, 0))]).Select(Text)));
        var together = 0;
        foreach (var same in alike)
        {
            for (var i = 0; i < entries; i++)
            {
                if (same.Key.Contains($"e{i} ", StringComparison.Ordinal)) continue;
                Assert.Equal(Enumerable.Range(0, Smallest), same.Select(t => t[i]).Distinct().Order());
            }

            if (same.Key.Contains("* * * ", StringComparison.Ordinal)) together++;
        }

        Assert.True(entries == 2 || together > 0);
    }

    [Fact]
    public void File_IsTheSameForTheSameRows_AndNoCellRuns()
    {
        var month = new CalendarMonth(2026, 11);
        OpenCount[] rows = [new("twc", "=cmd()", "webchat", "zh-TW", 7), new("", "", null, null, 9)];
        Assert.Equal(OpenFiles.Csv(month, rows), OpenFiles.Csv(month, [.. rows]));
        var csv = System.Text.Encoding.UTF8.GetString(OpenFiles.Csv(month, rows));
        Assert.DoesNotContain(",=cmd()", csv, StringComparison.Ordinal);
        Assert.Contains("2026-11,,,*,*,9", csv, StringComparison.Ordinal);
        Assert.Contains("\"questions\": 7", System.Text.Encoding.UTF8.GetString(OpenFiles.Json(month, 5, rows)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("november")]
    [InlineData(null)]
    public void Month_ThatIsNone_IsNotRead(string? text) => Assert.Null(CalendarMonth.Read(text));

    private static IReadOnlyList<OpenCount> Publish(
        IReadOnlyDictionary<string, int> entries, params (string Entry, int A, int B, int C, int D)[] counts) => OpenTable.Publish(
        counts.SelectMany(c => new[] { c.A, c.B, c.C, c.D }.Select((n, i) => new OpenCount("twc", c.Entry, Cells[i].Channel, Cells[i].Language, n))),
        Smallest, entries);

    private static string Text(OpenCount row) => $"{row.Entry ?? "*"} {row.Channel ?? "*"} {row.Language ?? "*"} {row.Questions}";
}
