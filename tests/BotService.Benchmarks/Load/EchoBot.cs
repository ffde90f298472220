using System.Diagnostics;
using System.Globalization;
using BotService.Tests.Crash;

namespace BotService.Benchmarks.Load;

/// <summary>The npm <c>botbuilder</c> echo bot in <c>peer/</c> as a process of its own.</summary>
internal sealed class EchoBot : IDisposable
{
    private static readonly string Packages = Path.Combine(
        ServiceProcess.Root, "tests", "clients", "node_modules", "botbuilder", "package.json");

    private readonly Process process;

    private EchoBot(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => process.Id;

    public static string Version =>
        System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Packages))!["version"]!.GetValue<string>();

    /// <returns>Null when its packages are not there.</returns>
    public static async Task<EchoBot?> StartAsync()
    {
        if (!File.Exists(Packages)) return null;

        var start = new ProcessStartInfo(
            "node", [Path.Combine(
                ServiceProcess.Root, "tests", "BotService.Benchmarks", "peer",
                "echo.cjs")]) { RedirectStandardOutput = true };
        start.Environment["NODE_ENV"] = "production";
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The echo bot did not start.");
        return new EchoBot(
            process, new Uri($"http://127.0.0.1:{int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture)}"));
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
