using BotService.Engine.Plans.Difference;

namespace BotService.Tests.Plans.Difference;

/// <summary>What became of an item, as somebody judged who read both plans.</summary>
/// <param name="Olds">Paths of the older plan; none for what is new.</param>
/// <param name="News">Paths of the newer plan; none for what was dropped.</param>
internal sealed record JudgedPair(PlanClass Class, IReadOnlyList<string> Olds, IReadOnlyList<string> News)
{
    /// <summary>Of 新營 111 to 台北 113.</summary>
    public static readonly IReadOnlyList<JudgedPair> From111 = Read(
        """
        reworded 一(一)2(1) > 一(一)2(1)
        reworded 一(一)2(2) > 一(一)2(2)
        same     一(一)2(3) > 一(一)2(3)
        same     一(一)2(4) > 一(一)2(4)
        reworded 一(一)3(2) > 一(一)3(2)
        reworded 一(一)3(3) > 一(一)3(3)
        moved    一(二)3(3) > 一(一)3(4)
        same     一(二)1(1) > 一(二)1(1)
        reworded 一(二)1(6) > 一(二)1(6)
        reworded 一(二)1(9) > 一(二)1(9)
        split    一(二)1(10) > 一(二)1(10) 一(二)1(11)
        dropped  一(二)1(11) >
        dropped  一(二)1(14) >
        dropped  一(二)1(15) >
        reworded 一(二)1(13) > 一(二)1(13)
        reworded 一(二)2(2) > 一(二)2(2)
        split    一(二)2(3) > 一(二)2(3) 一(二)2(3)◎2
        moved    一(二)2(8) > 一(二)2(3)◎1
        moved    一(二)2(9) > 一(二)2(3)◎3
        reworded 一(二)2(7) > 一(二)2(7)
        new      > 一(二)2(8)
        moved    一(二)3(5) > 一(二)3(3)
        new      > 一(二)3(4)
        new      > 一(二)4(10)
        merged   二(一)1(3) 二(一)1(3)甲 二(一)1(3)乙 二(一)1(3)丙 > 二(一)1(3)
        same     二(一)1(4) > 二(一)1(4)
        dropped  二(一)1(5) >
        same     二(一)3(1) > 二(一)3(1)
        reworded 二(一)4(2) > 二(一)4(2)
        moved    二(二)1(1) > 二(二)1(2)
        reworded 二(二)2(2) > 二(二)2(2)
        new      > 二(二)2(1)
        reworded 二(二)3(4) > 二(二)3(4)
        moved    四(一)1(2) > 四(一)1(1)◎1
        moved    四(一)1(4) > 四(一)1(1)◎2
        moved    四(一)1(5) > 四(一)1(1)◎3
        moved    四(一)1(3) > 四(一)1(2)
        same     四(二)(4) > 四(二)(4)
        new      > 四(二)(6)
        same     五(二)(1) > 五(二)(1)
        dropped  五(二)(4) >
        new      > 五(二)(6)
        new      > 五(二)(7)
        """);

    /// <summary>Of 高雄 100 to 台北 113.</summary>
    public static readonly IReadOnlyList<JudgedPair> From100 = Read(
        """
        moved    一(一)1(1) > 二(一)2(1)
        split    一(一)1(2) > 二(一)3(2) 二(一)2(3)
        moved    一(一)1(3) > 二(一)4(5)
        moved    一(一)1(5) > 一(二)1(6)
        moved    一(一)1(6) > 一(一)2(1)
        moved    一(一)1(7) > 二(一)2(2)
        moved    一(一)1(8) > 二(一)2(4)
        moved    一(一)2(1) > 一(二)4(7)
        moved    一(一)2(2) > 一(二)4(4)
        moved    一(一)2(3) > 一(二)4(3)
        moved    一(一)2(4) > 一(二)4(6)
        moved    一(一)2(5) > 一(一)2(3)
        moved    一(一)2(6) > 一(一)2(4)
        moved    一(一)2(7) > 一(一)2(2)
        moved    一(一)2(8) > 一(一)2(5)
        moved    一(二)1(3) > 一(二)1(5)
        merged   一(二)1(4) 一(二)1(9) > 一(二)1(7)
        moved    一(二)1(5) > 一(二)1(8)
        moved    一(二)1(7) > 一(二)1(3)
        moved    一(二)1(8) > 一(二)1(4)
        dropped  一(二)1(11) >
        split    一(二)1(12) > 一(二)1(10) 一(二)1(11)
        dropped  一(二)1(16) >
        new      > 一(二)1(13)
        moved    一(二)2(1) > 一(二)3(1)
        moved    一(二)2(2) > 一(一)3(4)
        merged   一(二)2(5) 一(二)2(6) > 一(二)3(2)
        moved    一(二)3(6) > 二(二)1(1)丙
        moved    一(二)3(7) > 二(二)3(2)
        moved    一(二)3(8) > 二(二)2(2)
        moved    一(三)2(3) > 四(二)(3)
        moved    一(三)2(5) > 四(二)(5)
        moved    一(三)2(6) > 四(二)(6)
        merged   二(一)2(1) 二(一)2(2) > 一(二)2(4)
        moved    二(一)2(3) > 一(二)2(5)
        moved    二(一)3(1) > 一(二)2(2)
        moved    二(一)3(2) > 一(二)2(3)◎2
        moved    二(一)3(5) > 一(二)2(7)
        moved    二(二)1(1) > 二(一)4(1)
        moved    二(二)1(5) > 二(一)4(2)
        moved    二(二)2(1) > 五(一)(1)
        new      > 一(二)4(5)
        new      > 二(一)3(1)
        new      > 五(二)(7)
        """);

    public override string ToString() =>
        $"{Class} {string.Join(' ', Olds)} > {string.Join(' ', News)}";

    private static List<JudgedPair> Read(string text) => [.. text.Split('\n').Select(line =>
    {
        var (at, arrow) = (line.IndexOf(' ', StringComparison.Ordinal), line.IndexOf('>', StringComparison.Ordinal));
        return new JudgedPair(Enum.Parse<PlanClass>(line[..at], true), Paths(line[at..arrow]), Paths(line[(arrow + 1)..]));
    })];

    private static string[] Paths(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
