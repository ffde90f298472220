namespace BotService.Benchmarks;

/// <summary>How long and how much is measured.</summary>
/// <param name="Store">Connection string of the store for Direct Line; null: SQLite in a folder of its own.</param>
internal sealed record Plan(bool Short, IReadOnlySet<string> Parts, string? Store)
{
    /// <summary>As many requests are under way at any time.</summary>
    public const int Connections = 16;

    private const string StoreOption = "--store=";

    public TimeSpan WarmUp => TimeSpan.FromSeconds(Short ? 2 : 10);

    public TimeSpan Duration => TimeSpan.FromSeconds(Short ? 3 : 20);

    public TimeSpan LineDuration => TimeSpan.FromSeconds(Short ? 5 : 30);

    public int Starts => Short ? 2 : 7;

    public int Conversations => Short ? 1_000 : 10_000;

    public int EngineRounds => Short ? 2 : 20;

    public static Plan From(string[] args) =>
        new(args.Contains("--short"), args.Where(a => !a.StartsWith('-')).ToHashSet(),
            args.FirstOrDefault(a => a.StartsWith(StoreOption, StringComparison.Ordinal))?[StoreOption.Length..]);

    public bool Wants(string part) => Parts.Count == 0 || Parts.Contains(part);
}
