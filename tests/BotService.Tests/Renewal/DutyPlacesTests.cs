using BotService.Engine.Plans.Reading;
using BotService.Insight.Duties;
using BotService.Renewal.Changes;
using BotService.Tests.Knowledge;
using BotService.Tests.Plans.Difference;

namespace BotService.Tests.Renewal;

public sealed class DutyPlacesTests
{
    [Theory]
    [InlineData("一(一)3(1), 二(一)1(4)", "一(一)3(1)|二(一)1(4)")]
    [InlineData("台電一(一)(6), 台水一(一)(2), 中油二(一)(3)", "一(一)台電(6)|一(一)台水(2)|二(一)中油(3)")]
    [InlineData("中油一(一)(1)(2)(3)", "一(一)中油(1)|一(一)中油(2)|一(一)中油(3)")]
    [InlineData("中油一(一)(4), 一(二)(5), 二(一)(6)", "一(一)中油(4)|一(二)中油(5)|二(一)中油(6)")]
    [InlineData("台糖二(二)(3)乙丙", "二(二)台糖(3)乙|二(二)台糖(3)丙")]
    [InlineData("壹一(一)2一(1)", "壹一(一)2一(1)")]
    [InlineData("二(一)1(3)丙", "二(一)1(3)丙")]
    [InlineData("一(二)1(8)-(10)", "一(二)1(8)|一(二)1(9)|一(二)1(10)")]
    [InlineData("一(二)1(2)(14),3(4)", "一(二)1(2)|一(二)1(14)|一(二)3(4)")]
    [InlineData("三9", "三9")]
    [InlineData("壹一(一)1(1) (2 a year)", "壹一(一)1(1)")]
    [InlineData("陸 (7/8, 1/6)", "陸")]
    [InlineData("", "")]
    [InlineData("?!", "")]
    public void Where_IsReadAsPaths(string where, string paths) =>
        Assert.Equal(paths, string.Join('|', new DutyPlaces(["台電", "中油", "台糖", "台水"]).Read(where)));

    [Theory]
    [InlineData("一(一)1", "一(一)1(2)", true)]
    [InlineData("一(一)1", "一(一)1", true)]
    [InlineData("一(一)1", "一(一)12(2)", false)]
    [InlineData("一(一)1(2)", "一(一)1", false)]
    public void Place_CoversItselfAndWhatStandsBelow(string place, string item, bool covers) =>
        Assert.Equal(covers, DutyPlaces.Covers(place, item));

    [Theory]
    [InlineData("三2", "三2")]
    [InlineData("三(注重)", "三¶2")]
    [InlineData("三(注重)2", "三¶2.2")]
    [InlineData("一(一)(6)", "一(一)¶(6)")]
    [InlineData("伍", "伍")]
    [InlineData("三(重視)2", "三(重視)2")]
    public void Place_IsReadAsThePlanNumbersItself(string where, string paths)
    {
        var plan = SmallPlan.Of(
            "a-100", "一 | 基礎", "一(一) | 一致", "一(一)¶ | 專人負責", "一(一)¶(6) | 監控網站。", "三 | 創新", "三2 | 彈性服務。", "三¶2 | 注重效能",
            "三¶2.2 | 定期檢視。");
        var places = new PlacesInPlan(plan);
        Assert.Equal(paths, string.Join('|', places.Read(where)));
        Assert.Equal(!paths.Contains("重視", StringComparison.Ordinal), places.Read(where).All(places.Has));
        Assert.False(places.Has("六"));
    }

    [PlansFact]
    public void Places_OfTheShippedDuties_AreInThePlans()
    {
        var (book, _) = DutyLoader.Load(Path.Combine(Shipped.Root, "duties"), Shipped.Knowledge.Knowledge);
        var missing = new List<string>();
        foreach (var (known, source) in book.Plans)
        {
            var text = File.ReadAllText(Path.Combine(PlansFactAttribute.Folder, $"{source["plan-".Length..]}.txt"));
            var places = new PlacesInPlan(new PlanReader(PlainTextLines.Of(text)).Read(new("plan", 100, "any", null)));
            missing.AddRange(
                from duty in book.Duties
                from asked in duty.Plans
                where asked.Plan == known
                from place in places.Read(asked.Where)
                where !places.Has(place)
                select $"{known} {duty.Id} {place}");
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Places_OfTheShippedDuties_AreAllRead()
    {
        var places = new DutyPlaces(["台電", "中油", "台糖", "台水"]);
        var (book, _) = DutyLoader.Load(Path.Combine(Shipped.Root, "duties"), Shipped.Knowledge.Knowledge);
        // What names no place by a sign is a remark, or a part around the items.
        Assert.DoesNotContain(
            book.Duties.SelectMany(d => d.Plans), p => p.Where.Any(char.IsDigit) && places.Read(p.Where).Count == 0);
    }
}
