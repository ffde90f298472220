namespace BotService.Quiz;

public static class QuizRoom
{
    /// <summary>The monthly quiz for staff. Needs a storage and a release.</summary>
    public static IServiceCollection AddQuiz(this IServiceCollection services) => services.AddScoped<QuizMonth>();
}
