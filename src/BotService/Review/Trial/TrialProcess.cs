using System.Diagnostics;
using System.Globalization;

namespace BotService.Review.Trial;

/// <summary>How a trial is run: in a process of its own, so that it neither slows nor fails what answers.</summary>
internal interface ITrialProcess
{
    /// <returns>Whether it wrote a result.</returns>
    Task<bool> RunAsync(long number, CancellationToken cancel);
}

/// <summary>Starts this program once more, for this one trial.</summary>
internal sealed class TrialProcess(IConfiguration configuration) : ITrialProcess
{
    private const string Program = "BotService";

    public async Task<bool> RunAsync(long number, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = Start(number) };
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

    private ProcessStartInfo Start(long number)
    {
        string[] verb = ["review", "trial", number.ToString(CultureInfo.InvariantCulture)];
        var me = Environment.ProcessPath!;
        // Run by `dotnet`, or by a test's host, the program is a library of that name.
        var start = Path.GetFileNameWithoutExtension(me) == Program
            ? new ProcessStartInfo(me, verb) : new ProcessStartInfo(me, [Path.Combine(AppContext.BaseDirectory, $"{Program}.dll"), .. verb]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        // One core is left to it, whatever the machine has: citizens are answered on the others.
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        // Where the settings came from does not matter then.
        start.Environment["ConnectionStrings__Store"] = configuration.GetConnectionString("Store");
        return start;
    }
}
