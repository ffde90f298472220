namespace BotService.Tests.Insight.Forecasting;

/// <summary>Chance that is the same each time: the minimal standard generator of Park and Miller.</summary>
internal sealed class Dice(long seed)
{
    private long state = seed;

    /// <returns>Between 0 and 1.</returns>
    public double Next()
    {
        state = state * 48271 % int.MaxValue;
        return (double)state / int.MaxValue;
    }
}
