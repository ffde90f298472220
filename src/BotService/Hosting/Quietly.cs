namespace BotService.Hosting;

/// <summary>
/// For logging where memory may be short: a provider that cannot write then throws, and the answer to the caller, or
/// the process, would go with it.
/// </summary>
internal static class Quietly
{
    public static void Log(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is OutOfMemoryException or AggregateException)
        {
            // The logging library gathers what its providers threw into an AggregateException.
            // There is no other place to tell it.
        }
    }
}
