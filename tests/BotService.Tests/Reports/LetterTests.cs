using BotService.Cli;
using BotService.Insight;
using BotService.Reports;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Reports;

/// <summary>The letter to an organisation holds its open facts that were asked for most, and how to ask for them.</summary>
public sealed class LetterTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);
    private static readonly ReportPeriod Period = new(Today.AddDays(-30), Today);

    [Fact]
    public void Letters_BeginWithWhatIsAskedMost_AndEachOrganisationHasAPageOfItsOwn()
    {
        var pages = Write(null, [new EntryDemand("twc.terminate", 90, 3)]).Split('\f');
        Assert.Equal(
            RealEngine.Shared.Gaps.Organisations("zh-TW", Today).Count, pages.Length);
        var water = pages.Single(p => p.Contains("受文者：台灣自來水公司", StringComparison.Ordinal)).Split('\n');
        Assert.Equal(20, water.Count(l => l.Contains("確認的說法", StringComparison.Ordinal)));
        Assert.Contains("1. 廢止用水（永久不用水）（問過 90 次）", water.First(l => l.StartsWith("1. ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(water, l => l.Contains("想請問：", StringComparison.Ordinal));
    }

    [Fact]
    public void Letter_ToOneOrganisation_NamesNoOther()
    {
        var letter = Write("cpc", []);
        Assert.DoesNotContain('\f', letter);
        Assert.Contains("受文者：台灣中油公司", letter, StringComparison.Ordinal);
    }

    [Fact]
    public void Letter_AboutWhatWasReadElsewhere_NamesWhere_AndNothingOpen()
    {
        var output = new StringWriter();
        LetterVerb.Write(
            RealEngine.Shared, "taipower", RealEngine.Shared.Pages.For("zh-TW"), [], Today, Period, output, BotService.Engine.Gaps.GapStatus.Reported);
        var letter = output.ToString();
        Assert.Contains("不是在貴機構網頁讀到的", letter, StringComparison.Ordinal);
        Assert.Equal(20, letter.Split('\n').Count(l => l.Contains("讀到的地方：", StringComparison.Ordinal)));
        Assert.DoesNotContain("目前查不到的", letter, StringComparison.Ordinal);
    }

    [Fact]
    public void Letter_ToWhoeverLeavesNothingOpen_SaysSo() => Assert.Contains(
        Letter.To("X", [], new Dictionary<string, EntryDemand>(), RealEngine.Shared.Pages.For("zh-TW"), Today, Period),
        l => l == RealEngine.Shared.Pages.For("zh-TW")["letter.none"]);

    private static string Write(string? organisation, IReadOnlyList<EntryDemand> asked)
    {
        var output = new StringWriter();
        LetterVerb.Write(
            RealEngine.Shared, organisation, RealEngine.Shared.Pages.For("zh-TW"), asked, Today, Period, output);
        return output.ToString();
    }
}
