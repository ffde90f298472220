using BotService.Review.Improvements;
using BotService.Review.Learning;
using BotService.Review.Low;
using BotService.Review.Misses;

namespace BotService.Review;

public static class ReviewRoom
{
    /// <summary>What staff do with what went wrong. Needs a storage and a release.</summary>
    /// <param name="dialogs">The folder of the dialogs; asked for when it is first needed.</param>
    public static IServiceCollection AddReview(
        this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, string> dialogs) =>
        services.AddLow(configuration, dialogs).AddImprovements().AddLearning().AddMisses(configuration);
}
