using BotService.Cli;
using BotService.Reports;

namespace BotService.Tests.Reports;

/// <summary>A report as a person reads it in a terminal, and as a spreadsheet does.</summary>
public sealed class ReportPrinterTests
{
    private const int Narrow = 80;

    private static readonly ReportTable Wide = new(
        ["at", "reason", "text", "nearest", "conversation"],
        [["2026-11-29 10:00:00", "out-of-scope", string.Concat(Enumerable.Repeat("幫我訂去花蓮的火車票", 12)),
            "用電過戶 (taipower.name-change); 申請電子帳單 (taipower.ebill)", "0b9e7c66-52b6-4b9a-8b3a-3c1f0ce2c9a1"]],
        "1 unanswered");

    [Fact]
    public void Text_AtEightyColumns_HasNoLongerLine_AndLosesNothing()
    {
        var said = Printed(Wide);
        Assert.All(said.Split('\n'), line => Assert.InRange(TextWidth.Of(line.TrimEnd('\r')), 0, Narrow));
        foreach (var cell in Wide.Rows[0]) Assert.Contains(Bare(cell!), Bare(said), StringComparison.Ordinal);

        static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    [Fact]
    public void Text_ThatFits_IsATable()
    {
        var said = Printed(new(["day", "turns"], [["2026-11-29", "12"], ["2026-11-30", "9"]], "21 turns"));
        Assert.Single(said.Split('\n'), line => line.Contains("day", StringComparison.Ordinal));
        Assert.Contains("21 turns", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Words_ThatWouldSteerTheTerminal_AreMarked(bool csv)
    {
        var said = Printed(new(["text"], [["\u001b]0;title\u0007 \u202egnp"]], ""), csv);
        Assert.Contains("␛]0;title␇ <U+202E>gnp", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_BeginsWithAByteOrderMark() => Assert.StartsWith("\uFEFFat,", Printed(Wide, csv: true), StringComparison.Ordinal);

    private static string Printed(ReportTable table, bool csv = false)
    {
        var output = new StringWriter();
        ReportPrinter.Write(table, csv, output, Narrow);
        return output.ToString();
    }
}
