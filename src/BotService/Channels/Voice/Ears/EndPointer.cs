using BotService.Channels.Voice.Voices;

namespace BotService.Channels.Voice.Ears;

/// <summary>
/// Where speech begins and ends: energy of 20 ms against a noise floor that is tracked. 700 ms of quiet end it; less
/// than 300 ms of sound is a cough, and after 15 s it is cut.
/// </summary>
internal sealed class EndPointer
{
    private const int Least = 300, Most = 15_000, Ending = 700, Before = 240, After = 200;

    /// <summary>Louder than the floor by 10 dB, and than a quiet line (−46 dBFS) in any case.</summary>
    private const double OverFloor = 3.2, LeastLevel = 160;

    /// <summary>It follows down within some frames, and up by 4 dB a second.</summary>
    private const double Down = 0.2, Up = 1.01;

    private readonly List<short> kept = [];
    private double floor = LeastLevel / OverFloor;
    private int loud, quiet;

    /// <summary>Something is being said, or a noise made.</summary>
    public bool IsSpeaking { get; private set; }

    /// <returns>What was said, with a little before and after it; null while nothing is complete.</returns>
    public short[]? Add(ReadOnlySpan<short> sound)
    {
        short[]? complete = null;
        while (sound.Length > 0)
        {
            var frame = sound[..Math.Min(Pcm.Frame, sound.Length)];
            sound = sound[frame.Length..];
            complete = Take(frame) ?? complete;
        }

        return complete;
    }

    /// <summary>What was heard so far does not count.</summary>
    public void Forget()
    {
        kept.Clear();
        (IsSpeaking, loud, quiet) = (false, 0, 0);
    }

    private short[]? Take(ReadOnlySpan<short> frame)
    {
        var level = Level(frame);
        var isLoud = level > Math.Max(LeastLevel, OverFloor * floor);
        floor = level < floor ? floor + (Down * (level - floor)) : Math.Min(floor * Up, level);
        kept.AddRange(frame);
        if (isLoud) (loud, quiet, IsSpeaking) = (loud + frame.Length, 0, true);
        else quiet += frame.Length;

        if (!IsSpeaking)
        {
            if (kept.Count > Pcm.Samples(Before)) kept.RemoveRange(0, kept.Count - Pcm.Samples(Before));
            return null;
        }

        if (quiet < Pcm.Samples(Ending) && kept.Count < Pcm.Samples(Most)) return null;

        var end = kept.Count - Math.Max(0, quiet - Pcm.Samples(After));
        var complete = loud >= Pcm.Samples(Least) ? kept.GetRange(0, end).ToArray() : null;
        Forget();
        return complete;
    }

    private static double Level(ReadOnlySpan<short> frame)
    {
        var sum = 0.0;
        foreach (var sample in frame) sum += (double)sample * sample;
        return Math.Sqrt(sum / frame.Length);
    }
}
