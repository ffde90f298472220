using BotService.Engine.Plans;
using BotService.Engine.Plans.Reading;

namespace BotService.Tests.Plans.Reading;

/// <summary>Small plans of our own, each for one rule.</summary>
public sealed class PlanReaderTests
{
    private const string Head = "甲地水廠114年度提升服務執行計畫\n\n壹、計畫依據：\n\n依總廠的函辦理。\n\n貳、計畫目標：\n\n讓人少跑一趟。\n\n肆、執行策略及具體作法：\n\n";
    private const string Columns = "面向\t執行策略\t具體作法\t承辦部門\t完成期限\n";
    private const string End = "\n伍、考核作業\n\n每年1月20日前填報。\n";

    [Fact]
    public void Row_WithHeadingsAndItem_BecomesTheirPaths()
    {
        var plan = Cells("一、基礎服務\t(一) 一致\t1. 標準\t(1) 訂流程。\t業務組\t隨時辦理\n\t\t\t(2) 守流程。\t業務組 工務課\t每季1次\n");
        Assert.Equal(["一", "一(一)", "一(一)1", "一(一)1(1)", "一(一)1(2)"], plan.Items.Select(i => i.Path));
        Assert.Equal(
            [PlanItemKind.Perspective, PlanItemKind.Strategy, PlanItemKind.Measure, PlanItemKind.Item,
                PlanItemKind.Item], plan.Items.Select(i => i.Kind));
        Assert.Equal(["業務組", "工務課"], plan.Items[^1].Departments);
        Assert.Equal(("每季1次", "守流程。"), (plan.Items[^1].Deadline, plan.Items[^1].Text));
    }

    [Fact]
    public void Frame_HasItsPartsAndTheYear()
    {
        var plan = new PlanReader(PlainTextLines.Of($"{Head}{Columns}一、服務\t(一) 一致\t(1) 訂流程。\t業務組\t隨時辦理\n{End}"))
            .Read(new("p", null, "o", null));
        Assert.Equal((114, "甲地水廠114年度提升服務執行計畫"), (plan.Year, plan.Title));
        Assert.Equal("讓人少跑一趟。", Assert.Single(plan.Frame, p => p.Kind == PlanPartKind.Goals).Text);
        Assert.Equal([new DateOnly(2025, 1, 20)], PlanDates.Of(plan));
    }

    [Fact]
    public void Item_InTheRowOfTheNextHeading_StandsWhereItsNumberSays()
    {
        var plan = Cells("一、服務\t(一) 一致\t1. 流程\t(1) 甲。\t業務組\t隨時辦理\n\t\t\t(2) 己。\t業務組\t隨時辦理\n2. 人員\t(1) 乙。\t(3) 丙。\t業務組\t隨時辦理\n\t\t\t(4) 丁。\t業務組\t隨時辦理\n");
        Assert.Equal("丙。", Item(plan, "一(一)1(3)").Text);
        Assert.Equal("丁。", Item(plan, "一(一)1(4)").Text);
        Assert.Equal("乙。", Item(plan, "一(一)2(1)").Text);
    }

    [Fact]
    public void TextOverAPage_GoesOnWithTheItem_AndAHeadingsLastCharacterWithTheHeading()
    {
        var plan = Cells($"一、服務\t(一) 一致\t1. 提升透明\t(1) 公開資\t業務組\t隨時辦理\n\n{Columns}\t\t度\t訊。 (2) 更新。\t業務組\t隨時辦理\n");
        Assert.Equal("提升透明度", Item(plan, "一(一)1").Text);
        Assert.Equal("公開資訊。", Item(plan, "一(一)1(1)").Text);
        Assert.Equal("更新。", Item(plan, "一(一)1(2)").Text);
    }

    [Fact]
    public void EmptyDeadlineBesideADepartment_BelongsToTheOneBefore()
    {
        var plan = Cells(
            $"一、服務\t(一) 一致\t1. 公開\t(1) 公開資\t業務組\t隨時辦理\n\n{Columns}\t\t\t<p>訊。</p> <p>(2) 更新。</p>\t<p>工務課</p> <p>業務組</p>\t<p></p> <p>每季1次</p>\n");
        Assert.Equal(["業務組", "工務課"], Item(plan, "一(一)1(1)").Departments);
        Assert.Equal(["業務組"], Item(plan, "一(一)1(2)").Departments);
    }

    [Fact]
    public void Cell_ThatCanBeSharedOutInSeveralWays_IsMarked()
    {
        var plan = Cells("一、服務\t(一) 一致\t1. 公開\t(1) 甲。 (2) 乙。\t業務組 工務課 資訊組\t隨時辦理 隨時辦理\n");
        Assert.All(["一(一)1(1)", "一(一)1(2)"], path => Assert.Contains(Item(plan, path).Unsure, u => u.Part == "departments"));
    }

    [Fact]
    public void Cell_WithOneDepartmentForEach_IsCertain()
    {
        var plan = Cells("一、服務\t(一) 一致\t1. 公開\t(1) 甲。 (2) 乙。\t業務組 工務課\t隨時辦理 每季1次\n");
        Assert.Equal(["工務課"], Item(plan, "一(一)1(2)").Departments);
        Assert.Equal("每季1次", Item(plan, "一(一)1(2)").Deadline);
        Assert.All(plan.Items, i => Assert.Empty(i.Unsure));
    }

    [Fact]
    public void Marks_AreLearntFromThePlan_TheSameMarkIsAHeadingHereAndAnItemThere()
    {
        var plan = Cells(
            "壹、便民 一、流程\t(一) 便捷\t1. 窗口\t(1) 甲。\t各所\t105 年 1-12 月\n\t\t2. 簡化\t<p>一、臨櫃</p> <p>(1) 乙。</p> <p>二、線上</p> <p>(1) 丙。</p>\t各所 各所\t105 年 1-12 月 105 年 1-12 月\n"
            + "二、形象\t(一) 設施\t1. 環境\t(1) 丁。\t各所\t105 年 1-12 月\n");
        Assert.Equal("丙。", Item(plan, "壹一(一)2二(1)").Text);
        Assert.Equal("丁。", Item(plan, "壹二(一)1(1)").Text);
    }

    [Fact]
    public void Companies_StandAboveTheirItems()
    {
        var plan = SharedPlans.Of(Head + "面向\t執行策略\t具體作法\n一、服務\t(一) 一致\t東電公司 (1) 甲。 西油公司 (1) 乙。\n\t(二) 友善\t<p>東電公司</p> <p>(1) 丙。</p> <p>西油公司</p> <p>談談看。</p>\n" + End);
        Assert.Equal(PlanItemKind.Company, Item(plan, "一(一)東電").Kind);
        Assert.Equal("乙。", Item(plan, "一(一)西油(1)").Text);
        Assert.Equal("談談看。", Item(plan, "一(二)西油¶").Text);
    }

    [Fact]
    public void Perspective_WrittenAfterItsFirstStrategy_StandsAboveIt()
    {
        var plan = Cells("壹、便民\t(一) 便捷\t1. 窗口\t(1) 甲。\t各所\t隨時辦理\n\t(一) 創新\t2. 提出\t(1) 乙。\t各所\t隨時辦理\n\t貳、加值\t\t\t\t\n");
        Assert.Equal("乙。", Item(plan, "貳(一)2(1)").Text);
    }

    [Fact]
    public void Columns_AreReadByTheirEmptyLines()
    {
        var plan = SharedPlans.Of(Head + """
            面向 執行策略 具體作法 承辦部門 完成期限

            一、

            服務

            （一）

            服務便捷

            1.提升速度

            (1)設置全功能櫃台並且推動單一

            窗口全程處理服務。

            (2)簡化申請用電手續及應檢附的

            書表證件，縮短時間。

            業務組

             

            工務課

            業務組

            隨時辦理

             

            每季1次

            """ + End);
        Assert.Equal(["一", "一(一)", "一(一)1", "一(一)1(1)", "一(一)1(2)"], plan.Items.Select(i => i.Path));
        Assert.Equal(["業務組"], Item(plan, "一(一)1(1)").Departments);
        Assert.Equal("隨時辦理", Item(plan, "一(一)1(1)").Deadline);
        Assert.Equal(["工務課", "業務組"], Item(plan, "一(一)1(2)").Departments);
        Assert.Equal("每季1次", Item(plan, "一(一)1(2)").Deadline);
    }

    [Fact]
    public void BoldPrintMadeFourTimes_IsReadOnce() => Assert.Equal(
        "東電公司高雄區處 100 年度提升服務執行計畫",
        SharedPlans.Of("東電公司東電公司東電公司東電公司高雄高雄高雄高雄區處區處區處區處 100100100100 年度提升服務執行計畫年度提升服務執行計畫年度提升服務執行計畫年度提升服務執行計畫\n" + Head).Title);

    [Fact]
    public void CellsFromRightToLeft_AreTurned()
    {
        var plan = SharedPlans.Of(Head + "完成期限\t承辦部門\t具體作法\t執行策略\t面向\n隨時辦理\t業務組\t(1) 甲。\t(一) 一致\t一、服務\n" + End);
        Assert.Equal(["一", "一(一)", "一(一)(1)"], plan.Items.Select(i => i.Path));
    }

    [Fact]
    public void CharacterNobodyCanRead_IsMarked() => Assert.Contains(
        Cells("一、服務\t(一) 一致\t1. 公開\t(1) 甲\ue123。\t業務組\t隨時辦理\n").Items, i => i.Unsure.Any(u =>
            u is { Part: "text", Reason: "private-use" }));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("從前從前，有一個人。他走了很遠的路，什麼也沒有找到。")]
    [InlineData("壹、\n貳、\n參、")]
    [InlineData("面向\t執行策略\n\t\t\t\n(((\t)))\n(1)\t(2)\t(3)")]
    public void AnyText_AddsUp(string text) => PlanCharactersTests.AssertAddsUp(text);

    private static PlanItem Item(ServicePlan plan, string path) => Assert.Single(plan.Items, i => i.Path == path);

    private static ServicePlan Cells(string rows) => SharedPlans.Of(Head + Columns + rows + End);
}
