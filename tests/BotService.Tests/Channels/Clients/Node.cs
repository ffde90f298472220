using System.Diagnostics;
using System.Text;
using BotService.Tests.Sheets;

namespace BotService.Tests.Channels.Clients;

/// <summary>Runs a script of <c>tests/clients</c>.</summary>
internal static class Node
{
    private static readonly string Folder = Path.Combine(TestPages.Root, "tests", "clients");

    /// <summary>Null when the scripts can run.</summary>
    public static string? WhyNot { get; } =
        !OnPath("node") ? "node is not installed"
        : !Directory.Exists(Path.Combine(Folder, "node_modules"))
        ? "the node clients are not installed; tests/run does it, or npm ci in tests/clients"
        : null;

    public static Task RunAsync(string script, params string[] arguments) =>
        RunAsync(script, arguments, () => Task.CompletedTask);

    /// <summary>Fails with what the script printed unless it ends well.</summary>
    /// <param name="whenReady">Done when the script prints "ready".</param>
    public static async Task RunAsync(string script, string[] arguments, Func<Task> whenReady)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = new StringBuilder();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                output.AppendLine(line);
                if (line == "ready") await whenReady();
            }

            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.True(process.HasExited && process.ExitCode == 0,
            $"{script} {string.Join(' ', arguments)}\n{output}\n{await errors}");
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
