namespace BotService.Hosting;

/// <summary>Work that is done again and again in the background until the service stops.</summary>
internal static class Recurring
{
    /// <summary>
    /// The same, and something else besides whenever so much time has passed; the first time with the first work.
    /// </summary>
    public static Task RunAsync(
        TimeSpan pause, TimeProvider time, Func<Task> work, (TimeSpan Every, Func<Task> Work) besides, Action<Exception> failed,
        CancellationToken stopping)
    {
        var doneAt = DateTimeOffset.MinValue;
        return RunAsync(
            pause, time,
            async () =>
            {
                await work();
                var now = time.GetUtcNow();
                // Whichever way the clock was set since.
                if ((now - doneAt).Duration() < besides.Every) return;
                doneAt = now;
                await besides.Work();
            },
            failed, stopping);
    }

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
