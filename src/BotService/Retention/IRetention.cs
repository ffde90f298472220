namespace BotService.Retention;

/// <summary>What a store knows of the age of its rows, and how they go.</summary>
internal interface IRetention
{
    /// <summary>In the order in which they are gone through: what others refer to comes after them.</summary>
    IReadOnlyList<RetentionRule> Rules { get; }

    /// <summary>What is due by a rule now, and how much of that is held.</summary>
    Task<RetentionProof> CountAsync(RetentionRule rule, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Begins a run. One that was broken off is in nobody's way.</summary>
    /// <returns>Its number; null while another one is under way.</returns>
    Task<long?> BeginAsync(string by, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Keeps with the run what is due by a rule; <see cref="StepAsync"/> adds to what went.</summary>
    Task StartAsync(long run, RetentionProof due, CancellationToken cancel);

    /// <summary>Erases at most so many rows in one change, together with the proof of it.</summary>
    /// <param name="begun">When the run began: its proof's moments are that one's.</param>
    /// <param name="now">The run is alive.</param>
    /// <returns>How many went. None: nothing more is due.</returns>
    Task<int> StepAsync(long run, RetentionRule rule, DateTimeOffset begun, DateTimeOffset now, int most, CancellationToken cancel);

    Task EndAsync(long run, long pagesGiven, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<RetentionReport>> ReportsAsync(int most, CancellationToken cancel);
}
