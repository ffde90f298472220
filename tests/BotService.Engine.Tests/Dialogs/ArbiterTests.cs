using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Flows;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Dialogs;

public sealed class ArbiterTests
{
    private static readonly string[] Lines =
        File.ReadAllLines(Path.Combine(Shipped.Root, "dialogs", Arbiter.FileName));

    [Fact]
    public void Shipped_WrittenAndRead_IsTheSame() =>
        Assert.Equal(Lines, Arbiter.Parse(Lines).Write());

    [Theory]
    [InlineData("dance: always 1")]
    [InlineData("fill: weather 1")]
    [InlineData("fill: always much")]
    [InlineData("fill: always")]
    public void Line_ThatMeansNothing_IsRefused(string line) =>
        Assert.Throws<FormatException>(() => Arbiter.Parse([line]));

    [Theory]
    [InlineData("asks", Move.NotTold)]
    [InlineData("other", Move.Begin)]
    public void Fit_LearnsFromCircumstances_WhichMoveIsWorthMore(string circumstance, Move wanted)
    {
        WeighedTurn[] lesson =
            [Turn("asks", 1, -2), Turn("other", 0, 1), Turn("asks", 1, 0), Turn("other", -2, 1)];
        var arbiter = ArbiterTrainer.Fit(lesson, ridge: 0.1);
        Assert.Equal(wanted, arbiter.Choose([Move.NotTold, Move.Begin], Turn(circumstance).Circumstances));
    }

    private static WeighedTurn Turn(string circumstance, params double[] rewards) => new(
        [.. Circumstances.Names.Select(n => n == circumstance || n == "always" ? 1.0 : 0)],
        [Move.NotTold, Move.Begin], rewards);
}
