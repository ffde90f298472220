using System.Diagnostics;

namespace BotService.Hosting;

/// <summary>
/// Long work, done by this program beside the service: in a process of its own it neither slows nor fails what
/// answers.
/// </summary>
internal interface ISideProcess
{
    /// <param name="verb">As it is typed on the command line; the verb itself gives way (<see cref="SideProcess.GiveWay"/>).</param>
    /// <returns>Whether it ended well.</returns>
    Task<bool> RunAsync(IReadOnlyList<string> verb, CancellationToken cancel);
}

internal static class SideProcesses
{
    /// <summary>The same, and ends it when it takes longer than that.</summary>
    public static async Task<bool> RunAsync(
        this ISideProcess process, IReadOnlyList<string> verb, TimeSpan longest, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(longest);
        try
        {
            return await process.RunAsync(verb, limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>Starts this program once more.</summary>
internal sealed class SideProcess(IConfiguration configuration) : ISideProcess
{
    private const string Program = "BotService";

    /// <summary>Whoever asks a question meanwhile goes first.</summary>
    public static void GiveWay()
    {
        using var me = Process.GetCurrentProcess();
        me.PriorityClass = ProcessPriorityClass.Idle;
    }

    public async Task<bool> RunAsync(IReadOnlyList<string> verb, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = Start(verb) };
        process.Start();
        try
        {
            // Its output is no use to anybody; unread it would stop when the pipe is full.
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancel),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancel), process.WaitForExitAsync(cancel));
            return process.ExitCode == 0;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo Start(IReadOnlyList<string> verb)
    {
        var me = Environment.ProcessPath!;
        // Run by `dotnet`, or by a test's host, the program is a library of that name.
        var start = Path.GetFileNameWithoutExtension(me) == Program
            ? new ProcessStartInfo(me, verb) : new ProcessStartInfo(me, [Path.Combine(AppContext.BaseDirectory, $"{Program}.dll"), .. verb]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        // One core is left to it, whatever the machine has: citizens are answered on the others.
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        // It is short-lived and shares the machine: memory before speed.
        start.Environment["DOTNET_gcConcurrent"] = "0";
        // Where the settings came from does not matter then.
        start.Environment["ConnectionStrings__Store"] = configuration.GetConnectionString("Store");
        return start;
    }
}
