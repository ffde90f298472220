using System.Diagnostics;
using BotService.Tests.Crash;

namespace BotService.Tests.Cli;

/// <summary>The program that was built together with the tests, run with a verb to its end, its output in pipes.</summary>
internal static class ProgramRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<(int Code, string Output, string Errors)> OfAsync(
        string[] arguments, string input = "", params (string Name, string Value)[] settings)
    {
        using var process = Start(arguments, settings);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var soon = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(soon.Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Serves until it has said an address alone on a line, and is stopped then.</summary>
    /// <returns>The lines it said on standard output.</returns>
    public static async Task<List<string>> ServedAsync(params (string Name, string Value)[] settings)
    {
        using var process = Start(["serve", "--urls", "http://127.0.0.1:0"], settings);
        var lines = new List<string>();
        try
        {
            using var soon = new CancellationTokenSource(Patience);
            while (await process.StandardOutput.ReadLineAsync(soon.Token) is { } line)
            {
                lines.Add(line);
                if (line.StartsWith("http://", StringComparison.Ordinal)) break;
            }
            // Whatever came after the address would be there by now.
            await Task.Delay(TimeSpan.FromMilliseconds(500), soon.Token);
        }
        finally
        {
            process.Kill();
        }
        lines.AddRange((await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return lines;
    }

    private static Process Start(string[] arguments, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "BotService.dll"), .. arguments])
        {
            WorkingDirectory = ServiceProcess.Root, RedirectStandardInput = true, RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // As on a terminal with colours: that the output is a pipe has to be enough.
        start.Environment["TERM"] = "xterm-256color";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
