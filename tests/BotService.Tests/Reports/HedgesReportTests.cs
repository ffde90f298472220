using BotService.Engine.Gaps;
using BotService.Reports;

namespace BotService.Tests.Reports;

public sealed class HedgesReportTests
{
    [Fact]
    public void Hedges_AreSummedWithTheirShare()
    {
        var table = HedgesReport.Of(
            [
                new EntryHedges("a.sure", "sure", "a", 1, 6, new Dictionary<GapStatus, int>()) { FirstLines = 5 },
                new EntryHedges("a.unsure", "unsure", "a", 2, 4, new Dictionary<GapStatus, int> { [GapStatus.Open] = 1, [GapStatus.Planned] = 2 }) { FirstLines = 3, FirstHedged = 2 },
            ],
            new DateOnly(2026, 11, 30));
        Assert.StartsWith(
            "first screens: 2 of 8 lines carry a hedge (25.0 %); unfolded: 3 of 10 lines carry a hedge (30.0 %): 0 reported, 2 planned, 1 open; 3 cases of 2 entries", table.Summary,
            StringComparison.Ordinal);
        Assert.Equal(["a.unsure", "unsure", "2", "3", "2", "4", "3", "75.0 %", "0", "2", "1"], table.Rows[0]);
    }
}
