using BotService.Engine.Plans;
using BotService.Engine.Plans.Reading;
using BotService.Renewal.Files;

namespace BotService.Tests.Renewal.Files;

/// <summary>In a PDF, what belongs together is told by where it stands: columns, rows, and what is beside what.</summary>
public sealed class PdfPlanTests
{
    private const double Pitch = 15;
    private static readonly double[] Edges = [46, 106, 176, 256, 406, 466, 536];
    private static readonly string[] Heads = ["面向", "執行策略", "", "具體作法", "承辦部門", "完成期限"];

    /// <summary>Two pages; the second goes on in the middle of an item, and the third item has two departments.</summary>
    private static readonly (int Column, int Row, string Text)[][] Tables =
    [
        [
            (0, 0, "一、基"), (0, 1, "礎服務"), (1, 0, "(一) 一致"), (2, 0, "1. 訂流程"), (3, 0, "(1) 訂流程並且公布在門"),
            (3, 1, "口。"), (4, 0, "業務組"), (5, 0, "隨時辦理"), (3, 2, "(2) 守流程。"), (4, 2, "工務課"), (5, 2, "每季1次"),
            (2, 5, "2. 提升服"), (2, 6, "務及時性"), (3, 5, "(1) 準時到場，並在出發"), (4, 5, "業務組"), (4, 6, "工務課"),
            (5, 5, "每月辦理"),
        ],
        [
            (3, 0, "以前打電話。"), (3, 1, "(2) 先說要多久。"), (4, 1, "業務組"), (5, 1, "隨時辦理"),
            (0, 4, "二、服"), (0, 5, "務遞送"), (1, 4, "(一) 便捷"), (2, 4, "1. 少跑"), (3, 4, "(1) 一次說清楚。"), (4, 4, "各課室"),
            (5, 4, "持續辦理"),
        ],
    ];

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void Columns_AreFound_AndWhatStandsBesideAnItemIsItsOwn(bool isRuled, bool isPrintedTwice)
    {
        var read = PlanFile.Read("p.pdf", Plan(isRuled, isPrintedTwice));
        Assert.Null(read.Problem);
        Assert.False(read.IsPrinted);
        var plan = new PlanReader(read.Lines).Read(new("p", null, "o", null));
        Assert.Equal(
            [
                "一 基礎服務", "一(一) 一致", "一(一)1 訂流程", "一(一)1(1) 訂流程並且公布在門口。 業務組 隨時辦理",
                "一(一)1(2) 守流程。 工務課 每季1次", "一(一)2 提升服務及時性",
                "一(一)2(1) 準時到場，並在出發以前打電話。 業務組 工務課 每月辦理", "一(一)2(2) 先說要多久。 業務組 隨時辦理",
                "二 服務遞送", "二(一) 便捷", "二(一)1 少跑", "二(一)1(1) 一次說清楚。 各課室 持續辦理",
            ],
            plan.Items.Select(i => string.Join(' ', [$"{i.Path} {i.Text}", .. i.Departments, .. new[] { i.Deadline }.OfType<string>()])));
        Assert.All(plan.Items, i => Assert.Empty(i.Unsure));
        Assert.Equal("每年1月20日前填報。", plan.Frame[^1].Text);
        Assert.Equal(plan.Characters.Source, plan.Characters.Placed);
    }

    /// <summary>Three names between two items, each beside neither: nothing says which is whose.</summary>
    [Fact]
    public void Departments_ThatStandBesideNoItem_AreMarked()
    {
        var pdf = Frame(new SmallPdf().Page());
        Ruled(pdf, 5);
        foreach (var (column, row, text) in new[]
        {
            (0, 0.0, "一、服務"), (1, 0.0, "(一) 一致"), (2, 0.0, "1. 流程"), (3, 0.0, "(1) 訂流程並且公布在門"), (3, 1.0, "口。"),
            (3, 2.0, "(2) 守流程。"), (3, 3.0, "(3) 看流程。"), (4, 0.5, "業務組"), (4, 1.5, "工務課"), (5, 0.0, "隨時辦理"),
        }) pdf.Text(Edges[column] + 4, 560 - (row * Pitch), text);
        var plan = new PlanReader(PlanFile.Read("p.pdf", pdf.Build()).Lines).Read(new("p", null, "o", null));
        Assert.All(plan.Items.Where(i => i.Kind == PlanItemKind.Item), i => Assert.Contains(i.Unsure, u => u.Part == "departments"));
    }

    [Fact]
    public void Pdf_WithAPassword_SaysSo()
    {
        var read = PlanFile.Read("p.pdf", new SmallPdf { IsLocked = true }.Page().Text(50, 700, "壹、計畫依據").Build());
        Assert.Equal("plan-file-locked", read.Problem?.Code);
    }

    [Fact]
    public void Page_WithoutATable_IsCertainOfNoMargin() =>
        Assert.True(PlanFile.Read("p.pdf", Frame(new SmallPdf().Page()).Build()).IsPrinted);

    private static byte[] Plan(bool isRuled, bool isPrintedTwice)
    {
        var pdf = Frame(new SmallPdf().Page());
        for (var page = 0; page < Tables.Length; page++)
        {
            if (page > 0) pdf.Page();
            if (isRuled) Ruled(pdf, page == 0 ? 5 : 4);
            for (var c = 0; c < Heads.Length; c++) Put(c, 580, Heads[c]);
            foreach (var (column, row, text) in Tables[page]) Put(column, 560 - (row * Pitch), text);
        }
        pdf.Text(50, 300, "伍、考核作業", 12).Text(50, 280, "每年1月20日前填報。");
        return pdf.Build();

        void Put(int column, double y, string text)
        {
            pdf.Text(Edges[column] + 4, y, text);
            if (isPrintedTwice) pdf.Text(Edges[column] + 4.3, y, text);
        }
    }

    private static SmallPdf Frame(SmallPdf pdf)
    {
        string[] before = ["甲地水廠114年度提升服務執行計畫", "壹、計畫依據：", "依總廠的函辦理。", "貳、計畫目標：", "讓人少跑一趟。",
            "肆、執行策略及具體作法："];
        for (var i = 0; i < before.Length; i++) pdf.Text(50, 780 - (i * 20), before[i]);
        return pdf;
    }

    /// <param name="below">After how many rows a line goes across; it does not cut the perspective's cell where there is a next.</param>
    private static void Ruled(SmallPdf pdf, params int[] below)
    {
        var bottom = 560 - (10 * Pitch);
        foreach (var x in Edges) pdf.Line(x, 594, x, bottom);
        foreach (var y in new[] { 594, 574, bottom }) pdf.Line(Edges[0], y, Edges[^1], y);
        foreach (var row in below) pdf.Line(Edges[row == 5 ? 2 : 0], 571 - (row * Pitch), Edges[^1], 571 - (row * Pitch));
    }
}
