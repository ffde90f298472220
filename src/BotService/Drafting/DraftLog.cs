namespace BotService.Drafting;

/// <summary>The numbered log events of drafting (1700…): ids, counts and times, never a word of text.</summary>
internal static partial class DraftLog
{
    [LoggerMessage(1700, LogLevel.Information, "Draft {Draft}: round {Round} took {Milliseconds} ms, {Read} tokens read, {Written} written")]
    public static partial void RoundDone(
        this ILogger log, string draft, int round, long read, long written, long milliseconds);

    [LoggerMessage(1701, LogLevel.Information, "Draft {Draft}: {Function} was called, {Milliseconds} ms")]
    public static partial void FunctionCalled(this ILogger log, string draft, string function, long milliseconds);

    [LoggerMessage(1702, LogLevel.Information, "Draft {Draft} of {Task} ended as {Status} with {Objections} objections after {Milliseconds} ms")]
    public static partial void DraftEnded(
        this ILogger log, string draft, string task, string status, int objections, long milliseconds);

    [LoggerMessage(1703, LogLevel.Warning, "Draft {Draft} of {Task} failed: {Reason} ({Error})")]
    public static partial void DraftFailed(this ILogger log, string draft, string task, string reason, string error);
}
