using BotService.Quiz;
using BotService.Storage;
using BotService.Tests.Conversations;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private QuizResultStore Quizzes => new(database);

    [StoreFact]
    public async Task QuizResults_FirstOneCounts_AndGoesAfterItsDays()
    {
        var now = new FakeTime().GetUtcNow();
        var month = new DateOnly(2026, 11, 1);
        QuizResult Result(string person, bool right) => new(
            month, person, now, new Dictionary<string, bool> { ["twc.suspend"] = right, ["twc.resume"] = true });
        Assert.True(await Quizzes.AddAsync(Result("a", false), PlanDeed("quiz"), default));
        Assert.False(await Quizzes.AddAsync(Result("a", true), PlanDeed("quiz"), default));
        Assert.True(await Quizzes.AddAsync(Result("b", true), PlanDeed("quiz"), default));
        Assert.Equal(1, Assert.Single(await Quizzes.OfAsync("a", default)).Right);
        var (topics, people) = await Quizzes.TopicsAsync(month, default);
        Assert.Equal(2, people);
        Assert.Equal([new("twc.suspend", 1, 2), new("twc.resume", 2, 2)], topics);

        var later = Result("c", true) with { Month = month.AddMonths(14), At = now + IQuizResults.Kept + TimeSpan.FromDays(1) };
        Assert.True(await Quizzes.AddAsync(later, PlanDeed("quiz"), default));
        Assert.Empty(await Quizzes.OfAsync("a", default));
    }
}
