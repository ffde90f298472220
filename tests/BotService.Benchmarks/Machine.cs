using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using BotService.Tests.Crash;

namespace BotService.Benchmarks;

/// <summary>Where and with what the figures were taken.</summary>
internal static class Machine
{
    public static IEnumerable<(string Name, string Value)> Describe()
    {
        yield return ("date",
            TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        yield return ("commit",
            Said("git", "rev-parse", "--short", "HEAD")
                + (Said("git", "status", "--porcelain") is "" ? "" : " with changes"));
        yield return ("processor",
            $"{Field("/proc/cpuinfo", "model name")}, {Environment.ProcessorCount} cores; load before: {Load()}");
        yield return ("memory", $"{Kilobytes(Field("/proc/meminfo", "MemTotal")) / 1024} MB");
        yield return ("system",
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, node {Said("node", "--version")}");
    }

    /// <summary>Memory of a process in RAM, in megabytes.</summary>
    public static long Resident(int process) => Kilobytes(Field($"/proc/{process}/status", "VmRSS")) / 1024;

    /// <summary>The most it ever was.</summary>
    public static long Peak(int process) => Kilobytes(Field($"/proc/{process}/status", "VmHWM")) / 1024;

    /// <summary>What of it is the process's own, in megabytes: without the program's files, which others map as well.</summary>
    public static long Own(int process) => Kilobytes(Field($"/proc/{process}/status", "RssAnon")) / 1024;

    /// <summary>The processes that a process has started and that run.</summary>
    public static IReadOnlyList<int> Children(int process) =>
    [
        .. Directory.GetDirectories($"/proc/{process}/task").Select(thread => Path.Combine(thread, "children")).Where(File.Exists)
            .SelectMany(file => File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Processor time a process has used so far.</summary>
    public static TimeSpan Worked(int process)
    {
        using var of = Process.GetProcessById(process);
        return of.TotalProcessorTime;
    }

    private static string Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Field(string file, string name) =>
        File.Exists(file) && File.ReadLines(file)
            .FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : "unknown";

    private static long Kilobytes(string field) =>
        long.TryParse(field.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var kilobytes)
            ? kilobytes : 0;

    private static string Said(string program, params string[] arguments)
    {
        using var process =
            Process.Start(new ProcessStartInfo(program,
                arguments) { RedirectStandardOutput = true, WorkingDirectory = ServiceProcess.Root })!;
        var said = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return said;
    }
}
