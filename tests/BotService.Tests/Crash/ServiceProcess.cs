using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace BotService.Tests.Crash;

/// <summary>
/// The real service as a process of its own, on a port the system chooses, with its store in the
/// given folder. Rate limits are off.
/// </summary>
internal sealed partial class ServiceProcess : IDisposable
{
    public const string Secret = "a-secret-for-tests-only";

    /// <summary>Long enough for a machine that is busy with everything else too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> said = [];

    private ServiceProcess(Process process) => this.process = process;

    public Uri Address { get; private set; } = null!;

    public int Id => process.Id;

    /// <summary>Turns the service found unanswered when it started, as it says itself.</summary>
    public int Recovered { get; private set; }

    /// <summary>The link for the first administrator; null when none was printed.</summary>
    public string? SetUpLink { get; private set; }

    /// <summary>The repository, with the knowledge and the dialogs as shipped.</summary>
    public static string Root { get; } =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    public static string StoreFile(string folder) => Path.Combine(folder, "store.db");

    /// <summary>Starts the program that was built together with the caller, and returns when it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message holds what it said.</exception>
    public static Task<ServiceProcess> StartAsync(string folder, params (string Name, string Value)[] settings) =>
        StartAsync(folder, Root, settings);

    /// <param name="data">The folder that holds <c>knowledge/</c> and <c>dialogs/</c>.</param>
    public static async Task<ServiceProcess> StartAsync(
        string folder, string data, params (string Name, string Value)[] settings)
    {
        var start = Start(folder, settings);
        start.WorkingDirectory = data;
        var service = new ServiceProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        try
        {
            service.Run();
            service.Address = await service.listening.Task.WaitAsync(Patience);
            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    private static ProcessStartInfo Start(string folder, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "BotService.dll"), "serve", "--urls",
                "http://127.0.0.1:0"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
            [
                ("ConnectionStrings__Store", $"Data Source={StoreFile(folder)}"),
                ("DirectLine__KeyFile", Path.Combine(folder, "directline.key")),
                ("DirectLine__Secrets__0", Secret),
                ("RateLimits__Enabled", "false"),
                .. settings,
            ])
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>SIGKILL: the process gets no chance to finish anything.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(TimeSpan patience)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var soon = new CancellationTokenSource(patience);
        await process.WaitForExitAsync(soon.Token);
        return process.ExitCode;
    }

    /// <summary>Starts the program with settings that it must refuse.</summary>
    /// <returns>The exit code and what it said.</returns>
    public static async Task<(int Code, string Said)> RefusedAsync(
        string folder, params (string Name, string Value)[] settings)
    {
        using var service =
            new ServiceProcess(new Process { StartInfo = Start(folder, []), EnableRaisingEvents = true });
        foreach (var (name, value) in settings)
        {
            service.process.StartInfo.ArgumentList.Add($"--{name}={value}");
        }

        service.Run();
        using var soon = new CancellationTokenSource(Patience);
        await service.process.WaitForExitAsync(soon.Token);
        lock (service.said)
        {
            return (service.process.ExitCode, string.Join('\n', service.said));
        }
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();

        process.Dispose();
    }

    private void Run()
    {
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) =>
        {
            lock (said)
            {
                listening.TrySetException(
                    new InvalidOperationException($"The service ended before it listened: {string.Join('\n', said)}"));
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        if (line is null) return;

        lock (said)
        {
            if (said.Count < 100) said.Add(line);
        }

        if (RecoveredLine().Match(line) is { Success: true } recovered)
            Recovered = int.Parse(recovered.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

        if (SetUpLine().Match(line) is { Success: true } link) SetUpLink = link.Value;

        if (ListensLine().Match(line) is { Success: true } listens)
            listening.TrySetResult(new Uri(listens.Groups[1].Value));
    }

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"http\S+/staff/set-up\?code=\w+")]
    private static partial Regex SetUpLine();

    [GeneratedRegex(@"BotService listens on (http://[^\s,]+)")]
    private static partial Regex ListensLine();

    [GeneratedRegex(@"(\d+) turns wait in the inbox")]
    private static partial Regex RecoveredLine();
}
