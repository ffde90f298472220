namespace BotService.Retention;

/// <summary>
/// Erases what is due, rule by rule, in small steps with as much rest after each as it took: no turn waits for more than one. Stopped
/// in the middle, the next run goes on.
/// </summary>
internal sealed class RetentionRun(IRetention retention, IStorePages pages, TimeProvider time)
{
    /// <summary>Rows of one step.</summary>
    public const int Step = 200;

    private const int PagesAtOnce = 200;

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    /// <param name="by">Whose doing it is, for the report.</param>
    /// <returns>The report; null while another run is under way.</returns>
    public async Task<RetentionReport?> RunAsync(string by, CancellationToken cancel)
    {
        var begun = time.GetUtcNow();
        if (await retention.BeginAsync(by, begun, cancel) is not { } run) return null;
        foreach (var rule in retention.Rules)
        {
            var due = await retention.CountAsync(rule, begun, cancel);
            await retention.StartAsync(run, due, cancel);
            if (due.Due > due.Held)
                await AllAsync(() => retention.StepAsync(run, rule, begun, time.GetUtcNow(), Step, cancel), cancel);
        }

        var given = await AllAsync(() => pages.GiveBackAsync(PagesAtOnce, cancel), cancel);
        await retention.EndAsync(run, given, time.GetUtcNow(), cancel);
        return (await retention.ReportsAsync(1, cancel))[0];
    }

    /// <summary>What a run would do now.</summary>
    public async Task<IReadOnlyList<RetentionProof>> WouldAsync(CancellationToken cancel)
    {
        var (now, all) = (time.GetUtcNow(), new List<RetentionProof>());
        foreach (var rule in retention.Rules) all.Add(await retention.CountAsync(rule, now, cancel));
        return all;
    }

    private async Task<long> AllAsync(Func<Task<int>> step, CancellationToken cancel)
    {
        for (var sum = 0L; ;)
        {
            var began = time.GetTimestamp();
            var done = await step();
            if (done == 0) return sum;
            sum += done;
            var took = time.GetElapsedTime(began);
            if (took > TimeSpan.Zero) await Task.Delay(took < LongestRest ? took : LongestRest, time, cancel);
        }
    }
}
