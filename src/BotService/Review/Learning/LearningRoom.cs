using BotService.Staff.Today;

namespace BotService.Review.Learning;

public static class LearningRoom
{
    /// <summary>
    /// What people judged. Needs a storage; every <see cref="ILabelledSource"/> that is registered is asked.
    /// </summary>
    public static IServiceCollection AddLearning(this IServiceCollection services) => services
        .AddSingleton<ReviewedQuestions>().AddSingleton<ITodayFigure, ReviewedToday>();
}
