using BotService.Cli.Evaluation;
using BotService.Review.Learning;

namespace BotService.Tests.Review;

/// <summary>What people judged, as the tools for questions take it.</summary>
public sealed class LearningTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Read_OneTextJudgedTwice_TakesTheWordOfStaff()
    {
        var reviewed = new ReviewedQuestions([
            new Fixed(Question("chip-1", "停水", "twc.suspend", "chip", 5)),
            new Fixed(Question("mark-1", "停水 ", "twc.water-outage", "mark", 1), Question("mark-0", "過戶", "twc.name-change", "mark", 2))]);
        Assert.Equal(
            ["mark-1", "mark-0"], (await reviewed.ReadAsync(Monday, Monday.AddDays(1), default)).Select(q => q.Id));
    }

    [Fact]
    public void Write_IsReadAsLabelledQuestions_WhoseEntryIsGoneIsLeftOut()
    {
        var file = Path.GetTempFileName();
        using (var output = new StreamWriter(file))
        {
            var counted = QuestionExport.Write(
                [
                    Question("a", "水費\n\"怎麼\"繳", "twd.payment-methods", "chip"), Question("b", "天氣好嗎", "oos", "miss"),
                    Question("c", "沒有了", "twc.gone", "mark"), Question("d", "不是那個", "x", "mark") with { Entry = null },
                ],
                entry => entry == "twc.gone" ? null : entry.Replace("twd.", "twc.", StringComparison.Ordinal), output);
            Assert.Equal((2, 2), counted);
        }

        var read = QuestionFile.Read(file);
        Assert.Equal(["twc.payment-methods", "oos"], read.Select(q => q.Expected));
        Assert.Equal(["twc.payment-methods", "twd.payment-methods"], read[0].Accepted.Order(StringComparer.Ordinal));
        Assert.Equal("水費\n\"怎麼\"繳", read[0].Turns[0]);
        File.Delete(file);
    }

    [Fact]
    public void Week_SaysHowRightAndHowCalibrated()
    {
        var judged = Enumerable.Range(0, 10).Select(i => Question($"{i}", $"q{i}", i < 6 ? "a.x" : "a.y", "chip") with
        {
            Given = "a.x", Probability = 0.85,
        }).Append(Question("n", "none", "a.x", "miss", 24 * 60 * 7)).ToList();
        var weeks = ReviewedWeek.ByWeek(judged);
        Assert.Equal([new(2026, 11, 23), new DateOnly(2026, 11, 16)], weeks.Select(w => w.Monday));
        Assert.Equal((0L, 1L, (double?)null), (weeks[0].Right.Hits, weeks[0].Right.Of, weeks[0].Error));
        Assert.Equal((6L, 10L, 0.25), (weeks[1].Right.Hits, weeks[1].Right.Of, Math.Round(weeks[1].Error!.Value, 6)));
    }

    [Fact]
    public void Week_WithoutJudgements_IsEmpty() => Assert.Equal(0, ReviewedWeek.Of(new(2026, 11, 16), []).Right.Of);

    private static LabelledQuestion Question(string id, string text, string entry, string source, int minute = 0) =>
        new(id, text, entry, "zh", source, "ann", Monday.AddMinutes(minute));

    private sealed class Fixed(params LabelledQuestion[] questions) : ILabelledSource
    {
        public Task<IReadOnlyList<LabelledQuestion>> ReadAsync(
            DateTimeOffset from, DateTimeOffset before, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<LabelledQuestion>>(questions);
    }
}
