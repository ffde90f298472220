namespace BotService.Hosting;

/// <summary>What reading and learning leave behind: several times what they keep.</summary>
internal static class Leftovers
{
    /// <summary>
    /// Gives it back to the system at once. Everybody waits meanwhile, some tenths of a second; left to itself the memory would stay
    /// this process's for a long time.
    /// </summary>
    public static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
