using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BotService.Channels.Voice.Voices;

/// <summary>
/// espeak-ng, the voice that needs no network: a process for each text. It is free under the GPL and therefore run,
/// never linked. Its voice <c>cmn</c> is broken in 1.51; <c>cmn-latn-pinyin</c> is used, with the readings it lacks.
/// </summary>
internal sealed class EspeakVoice(int speed, Readings readings, TimeProvider time) : VoiceClient
{
    public const string Program = "espeak-ng";

    private const int Rate = 22_050, HeaderBytes = 44, AtOnce = 4;

    /// <summary>It writes at full scale; what is filtered goes beyond it.</summary>
    private const double Level = 0.7;

    /// <summary>Quieter than this, at the end, is silence; a few milliseconds of it stay.</summary>
    private const int Quiet = 64, Kept = Pcm.Rate / 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<string, string> Voices = new(StringComparer.OrdinalIgnoreCase)
    {
        ["zh"] = "cmn-latn-pinyin", ["vi"] = "vi", ["id"] = "id",
    };

    private readonly Resampler resampler = new(Rate, Pcm.Rate);
    private readonly SemaphoreSlim processes = new(AtOnce);

    /// <summary>Whether the program is found on the path.</summary>
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Program)));

    /// <exception cref="IOException">The program is absent, fails or takes longer than two seconds.</exception>
    public override async Task<short[]> SpeakAsync(string text, string language, CancellationToken cancel)
    {
        var tongue = language.Split('-')[0];
        var words = tongue.Equals("zh", StringComparison.OrdinalIgnoreCase) ? readings.Apply(text) : text;
        await processes.WaitAsync(cancel);
        try
        {
            return Line(await RunAsync(Voices.GetValueOrDefault(tongue, "en-us"), words, cancel));
        }
        finally
        {
            processes.Release();
        }
    }

    protected override void Dispose(bool disposing) => processes.Dispose();

    /// <summary>As the line wants it, without the silence at the end.</summary>
    private short[] Line(ReadOnlySpan<byte> file)
    {
        // The length in its header is a dummy: it is read up to the end.
        if (file.Length <= HeaderBytes) throw new IOException($"{Program} gave no sound.");

        var samples = Pcm.Of(file[HeaderBytes..]);
        for (var i = 0; i < samples.Length; i++) samples[i] = (short)(samples[i] * Level);

        var line = resampler.Convert(samples);
        var end = line.AsSpan().LastIndexOfAnyExceptInRange((short)-Quiet, (short)Quiet) + 1;
        return line[..Math.Min(line.Length, end + Kept)];
    }

    private async Task<byte[]> RunAsync(string voice, string words, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        using var process = Start(voice);
        try
        {
            var sound = new MemoryStream();
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(sound, either.Token), FeedAsync(process, words, either.Token));
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0 ? sound.ToArray() : throw new IOException($"{Program} ended with {process.ExitCode}.");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new IOException($"{Program} took longer than {Patience.TotalSeconds} s.");
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static async Task FeedAsync(Process process, string words, CancellationToken cancel)
    {
        await process.StandardInput.WriteAsync(words.AsMemory(), cancel);
        process.StandardInput.Close();
    }

    /// <summary>The text goes in by its input alone: no text is ever an option.</summary>
    private Process Start(string voice)
    {
        var start = new ProcessStartInfo(
            Program, ["-v", voice, "-s", speed.ToString(CultureInfo.InvariantCulture), "--stdin", "--stdout"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false),
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{Program} could not be started.", e);
        }
    }
}
