using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Channels.Voice.Voices;
using BotService.Tests.Crash;

namespace BotService.Tests.Channels.Voice.Asterisk;

/// <summary>The strict stand-in for Asterisk, <c>tests/clients/audiosocket.js</c>.</summary>
internal sealed class Switchboard : IDisposable
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    /// <summary>Null when it can run. It needs no packages.</summary>
    public static string? WhyNot { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(one => File.Exists(Path.Combine(one, "node"))) ? null : "node is not installed";

    /// <param name="audio">Where the gateway takes calls: address and port.</param>
    /// <param name="http">Where it is announced to.</param>
    /// <param name="calls">At the same time.</param>
    public async Task<IReadOnlyList<SwitchboardCall>> RunAsync(string audio, string http, string key, object[] calls)
    {
        var plan = Path.Combine(folder, "plan.json");
        // Asterisk gives a frame five milliseconds; with two cores for all of this, a late read of ours is no fault of theirs.
        await File.WriteAllTextAsync(plan, JsonSerializer.Serialize(new { audio, http, key, folder, splitMs = 200, everyMs = 10, calls }));
        var script = Path.Combine(ServiceProcess.Root, "tests", "clients", "audiosocket.js");
        using var process = Process.Start(new ProcessStartInfo("node", [script, plan])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }

        if (process.ExitCode != 0) throw new InvalidOperationException(await errors);

        return [.. JsonNode.Parse(await said)!.AsArray().Select((json, i) => json.Deserialize<SwitchboardCall>(Camel)! with
        {
            Heard = Pcm.Of(File.ReadAllBytes(Path.Combine(folder, $"{i}.raw"))),
        })];
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

/// <param name="Start">What was answered to the announcement; null when there was none.</param>
/// <param name="End">How it ended, as Asterisk sees it.</param>
/// <param name="Gaps">Milliseconds between frames.</param>
internal sealed record SwitchboardCall(
    string Uuid, string? Start, string End, string? Next, int Frames, int Missing, int Bursts, double[] Gaps, SwitchboardKey[] Keys)
{
    public short[] Heard { get; init; } = [];

    /// <summary>From the first sound on.</summary>
    public ReadOnlySpan<short> Sound() => Heard.AsSpan(Math.Max(0, Heard.AsSpan().IndexOfAnyExcept((short)0)));
}

/// <param name="Silence">Milliseconds to the first silent frame; null when none came.</param>
/// <param name="Sound">To the first sound after it.</param>
internal sealed record SwitchboardKey(string Key, double? Silence, double? Sound);
