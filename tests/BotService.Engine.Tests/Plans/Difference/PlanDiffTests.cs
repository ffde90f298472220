using BotService.Engine.Plans;
using BotService.Engine.Plans.Difference;

namespace BotService.Tests.Plans.Difference;

public sealed class PlanDiffTests
{
    private static readonly PlanNames Names = new(
        [new("MyEGov", "電子化政府入口網"), new("CPS", "NCPS"), new("e櫃檯", "台灣電力 App")],
        new Dictionary<char, char> { ['臺'] = '台', ['檯'] = '台' }, "年月日", "元");

    private static readonly string[] Old =
    [
        "一 | 基礎服務", "一(一) | 服務一致", "一(一)1 | 提升服務及時性",
        "一(一)1(1) | 客服中心受理後送案件之處理流程及時效管控。 | 業務組 | 隨時辦理",
        "一(一)1(2) | 設置服務牌號抽取系統，依序受理用電服務事項。 | 業務組 | 隨時辦理",
        "一(一)1(3) | 提供 wifi 免費無線網路平台，供洽公民眾使用。 | 資訊組 | 隨時辦理",
    ];

    [Fact]
    public void Plan_BesideItself_IsTheSameThroughout() =>
        Assert.All(Diff(Old, Old).Pairs, p => Assert.Equal((PlanClass.Same, false), (p.Class, p.IsChanged)));

    [Fact]
    public void SpacesWidthMarksAndSpelling_AreNoDifference()
    {
        var pair = Find(["一(一)1(1) | 推動營業櫃檯受理「臨櫃」（NCPS）。"], ["一(一)1(1) | 推動 營業櫃台受理 '臨櫃' (ＮＣＰＳ)"], "一(一)1(1)");
        Assert.Equal(PlanClass.Same, pair.Class);
        Assert.Empty(pair.Changes);
    }

    [Fact]
    public void Item_UnderAnotherNumber_IsMoved_AndNeitherDroppedNorNew()
    {
        var diff = Diff(Old, [.. Old[..3], "一(一)1(1) | 設置服務牌號抽取系統，依序受理用電服務事項。 | 業務組 | 隨時辦理", Old[5].Replace("(3)", "(2)", StringComparison.Ordinal)]);
        Assert.Equal((PlanClass.Moved, false), (At(diff, "一(一)1(1)").Class, At(diff, "一(一)1(1)").IsChanged));
        Assert.Equal("一(一)1(2)", At(diff, "一(一)1(1)").Olds.Single().Path);
        Assert.Equal(PlanClass.Moved, At(diff, "一(一)1(2)").Class);
        Assert.Equal(["一(一)1(1)"], diff.Pairs.Where(p => p.Class == PlanClass.Dropped).Select(p => p.Olds.Single().Path));
        Assert.Equal(0, diff.Count(PlanClass.New));
    }

    [Fact]
    public void Item_MovedAndSaidOtherwise_IsMoved_WithWhatChanged()
    {
        var pair = Find(Old, [.. Old[..3], "一(一)1(7) | 提供 iTaiwan 免費無線網路平台，供洽公民眾使用。 | 資訊組 | 隨時辦理"], "一(一)1(7)");
        Assert.Equal(PlanClass.Moved, pair.Class);
        Assert.True(pair.IsChanged);
        Assert.Contains(pair.Changes, c => c.Kind == PlanChangeKind.Words);
    }

    [Fact]
    public void FiguresDepartmentsAndDeadlines_AreNamedAsSuch()
    {
        var pair = Find(
            ["一(一)1(1) | 電子帳單減免 3 元，110 年 12 月起 5 項，全台 12,400 個據點皆可辦理繳費。 | 業務組 | 隨時辦理"],
            ["一(一)1(1) | 電子帳單減免 10 元，113 年 2 月起 5 項，全台 14,000 個據點皆可辦理繳費。 | 業務組 北客服 | 每月辦理"], "一(一)1(1)");
        Assert.Equal(PlanClass.Reworded, pair.Class);
        Assert.Equal(
            [
                new(PlanChangeKind.Date, "110年12月", "113年2月"), new(PlanChangeKind.Amount, "3元", "10元"), new(PlanChangeKind.Number, "12400個", "14000個"),
                new(PlanChangeKind.Department, "業務組", "業務組、北客服"), new PlanChange(PlanChangeKind.Deadline, "隨時辦理", "每月辦理"),
            ], pair.Changes.Where(c => c.Kind != PlanChangeKind.Words));
    }

    [Fact]
    public void Department_OfTheSameWords_IsAChange()
    {
        var pair = Find(["一(一)1(1) | 提供承辦部門及電話等訊息。 | 業務組"], ["一(一)1(1) | 提供承辦部門及電話等訊息。 | 北客服"], "一(一)1(1)");
        Assert.Equal(PlanClass.Same, pair.Class);
        Assert.True(pair.IsChanged);
        Assert.Equal([new PlanChange(PlanChangeKind.Department, "業務組", "北客服")], pair.Changes);
    }

    [Theory]
    [InlineData("提供與 MyEGov 連結服務。", "提供與電子化政府入口網連結服務。")]
    [InlineData("提供與電子化政府入口網 MyEGov 連結服務。", "提供與電子化政府入口網連結服務。")]
    [InlineData("用電申請案件透過（CPS）受理並管控。", "用電申請案件透過（NCPS）受理並管控。")]
    public void Name_ThatIsKnownToHaveChanged_IsTheOnlyChange(string old, string @new)
    {
        var pair = Find([$"一(一)1(1) | {old}"], [$"一(一)1(1) | {@new}"], "一(一)1(1)");
        Assert.Equal(PlanClass.Reworded, pair.Class);
        Assert.Equal([PlanChangeKind.Name], pair.Changes.Select(c => c.Kind));
    }

    [Fact]
    public void Names_InACircleOrHoldingOneAnother_ComeToAnEnd()
    {
        var names = Names with { Names = [new("甲案", "乙案"), new("乙案", "甲案"), new("作業系統", "新作業系統"), new("x", "x")] };
        var diff = PlanDiff.Of(SmallPlan.Of("a-111", "一(一)1(1) | 甲案由作業系統受理並管控流程"), SmallPlan.Of("b-113", "一(一)1(1) | 乙案由新作業系統受理並管控流程"), names);
        Assert.Equal(PlanClass.Reworded, diff.Pairs.Single().Class);
    }

    [Fact]
    public void Item_ThatBecameSeveral_IsSplit()
    {
        var diff = Diff(
            ["一(一)1(1) | 服務人員服裝儀容合宜、態度和藹，且均佩帶識別證，服務櫃台設置服務人員名牌。"],
            ["一(一)1(1) | 服務人員佩帶識別證，服務櫃台設置服務人員名牌。", "一(一)1(2) | 服務人員服裝儀容合宜、態度和藹，答詢詳盡。"]);
        Assert.Equal((PlanClass.Split, 2), (diff.Pairs.Single().Class, diff.Pairs.Single().News.Count));
    }

    [Fact]
    public void Items_ThatBecameOne_AreMerged()
    {
        var diff = Diff(
            ["一(一)1(1) | 服務人員佩帶識別證，服務櫃台設置服務人員名牌。", "一(一)1(2) | 服務人員服裝儀容合宜、態度和藹，答詢詳盡。"],
            ["一(一)1(1) | 服務人員服裝儀容合宜、態度和藹，且均佩帶識別證，服務櫃台設置服務人員名牌。"]);
        Assert.Equal((PlanClass.Merged, 2), (diff.Pairs.Single().Class, diff.Pairs.Single().Olds.Count));
    }

    [Fact]
    public void Words_RepeatedElsewhere_AreNew_AndSplitNothing()
    {
        var diff = Diff(
            ["一(一)1(1) | 力行一次告知服務，應主動正確提供完整資訊，避免來回補件情形。"],
            [
                "一(一)1(1) | 力行一次告知服務，應主動正確提供完整資訊，避免來回補件情形。",
                "二(一)1(1) | 力行一次告知服務，應主動正確提供完整資訊，避免來回補件情形，以加速申辦。",
            ]);
        Assert.Equal([PlanClass.Same, PlanClass.New], diff.Pairs.Select(p => p.Class));
    }

    [Fact]
    public void EveryItem_StandsInExactlyOnePair()
    {
        for (var i = 1; i < 60; i++)
        {
            var (a, b) = (Shuffled(i), Shuffled(i * 7 + 3));
            var diff = Diff(a, b);
            Assert.Equal(a.Length, diff.Pairs.Sum(p => p.Olds.Count));
            Assert.Equal(b.Length, diff.Pairs.Sum(p => p.News.Count));
            Assert.Equal(b.Length, diff.Pairs.SelectMany(p => p.News).Distinct().Count());
        }

        // Whole and cut, in an order of their own for each number.
        static string[] Shuffled(int by)
        {
            var lines = Old[3..].Concat(Old[3..].Select((l, at) => l[..(12 + by * (at + 1) % 12)])).ToList();
            return
            [
                .. lines.OrderBy(l => (l.Length * 31 + l[9] + l[11]) * by % 17).Take(1 + by % lines.Count)
                    .Select((line, at) => $"一(一)1({at + 1}) | {line.Split('|')[1]}"),
            ];
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("。")]
    [InlineData("\uD800半個字元\uDC00")]
    [InlineData("\u202E右到左")]
    public void Texts_OfNothingOrOfHalfCharacters_AreTaken(string text)
    {
        var plan = SmallPlan.Of("a-111", $"一(一)1(1) | {text}");
        Assert.Equal(1, PlanDiff.Of(plan, SmallPlan.Of("b-113", $"一(一)1(1) | {text}x"), Names).Pairs.Sum(p => p.Olds.Count));
        Assert.NotEmpty(TextRuns.Of(text, text + "x"));
    }

    [Fact]
    public void Companies_OfOnePlan_AreLaidBesideEachOther()
    {
        var plan = SmallPlan.Of(
            "soe-106", "一 | 基礎服務", "一(一) | 服務一致", "一(一)台電 | 台電公司", "一(一)台電(1) | 訂定「電話禮貌標準作業程序」供服務人員遵循。",
            "一(一)台水 | 台水公司", "一(一)台水(1) | 每日辦理水質檢驗並公布。", "一(一)台水(2) | 訂定「電話禮貌標準作業程序」，供全體服務人員遵循。");
        Assert.Equal(["台電", "台水"], PlanCompany.Of(plan));
        Assert.Null(PlanCompany.Part(plan, "中油"));
        var (one, other) = (PlanCompany.Part(plan, "台電")!, PlanCompany.Part(plan, "台水")!);
        Assert.Equal(["一", "一(一)", "一(一)(1)"], one.Items.Select(i => i.Path));
        var diff = PlanDiff.Of(one, other, Names);
        Assert.Equal(PlanClass.Moved, diff.Pairs.Single(p => p.News is [{ Path: "一(一)(2)" }]).Class);
        Assert.Equal(PlanClass.New, diff.Pairs.Single(p => p.News is [{ Path: "一(一)(1)" }]).Class);
    }

    private static PlanDifference Diff(string[] old, string[] @new) =>
        PlanDiff.Of(SmallPlan.Of("a-111", old), SmallPlan.Of("b-113", @new), Names);

    private static PlanPair Find(string[] old, string[] @new, string path) => At(Diff(old, @new), path);

    private static PlanPair At(PlanDifference diff, string path) => diff.Pairs.Single(p => p.News.Any(i => i.Path == path));
}
