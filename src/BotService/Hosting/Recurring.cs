namespace BotService.Hosting;

/// <summary>Work that is done again and again in the background until the service stops.</summary>
internal static class Recurring
{
    /// <summary>Works after each pause. A failure is told and the work is tried again after the next.</summary>
    public static async Task RunAsync(
        TimeSpan pause, TimeProvider time, Func<Task> work, Action<Exception> failed, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                try
                {
                    await work();
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    failed(failure);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
