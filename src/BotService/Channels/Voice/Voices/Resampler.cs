namespace BotService.Channels.Voice.Voices;

/// <summary>
/// Another sampling rate by polyphase windowed sinc: what the lower of both rates can hold up to 85 % of its half passes,
/// such as 3.4 kHz at 8 kHz. Holds tables only: one serves all calls.
/// </summary>
internal sealed class Resampler
{
    /// <summary>
    /// Of the sinc, on each side: at 8 kHz what passes the edge is down by 60 dB half a kilohertz on.
    /// </summary>
    private const int ZeroCrossings = 24;

    private const double Passed = 0.85;

    private readonly int up, down, reach;
    private readonly double[][] phases;

    /// <param name="from">Samples a second of what comes.</param>
    /// <param name="to">Of what goes.</param>
    public Resampler(int from, int to)
    {
        var common = Common(from, to);
        (up, down) = (to / common, from / common);
        var cut = Passed * Math.Min(1, (double)to / from);
        reach = (int)Math.Ceiling(ZeroCrossings / cut);
        phases = new double[up][];
        for (var phase = 0; phase < up; phase++) phases[phase] = Weights((double)phase / up, cut);
    }

    /// <summary>As long in time as what was given; louder peaks than 16 bits hold are cut.</summary>
    public short[] Convert(ReadOnlySpan<short> samples)
    {
        if (up == down) return samples.ToArray();

        var made = new short[(int)((long)samples.Length * up / down)];
        for (var i = 0; i < made.Length; i++)
        {
            var at = (long)i * down;
            var weights = phases[(int)(at % up)];
            var first = (int)(at / up) - reach + 1;
            var sum = 0.0;
            var last = Math.Min(weights.Length, samples.Length - first);
            for (var tap = Math.Max(0, -first); tap < last; tap++) sum += weights[tap] * samples[first + tap];

            made[i] = (short)Math.Clamp(Math.Round(sum), short.MinValue, short.MaxValue);
        }

        return made;
    }

    /// <summary>
    /// For a moment between two samples; together they are 1, so that no phase is louder than another.
    /// </summary>
    private double[] Weights(double moment, double cut)
    {
        var weights = new double[2 * reach];
        for (var tap = 0; tap < weights.Length; tap++)
        {
            var distance = tap - reach + 1 - moment;
            weights[tap] = Sinc(distance * cut) * Blackman(distance / reach);
        }

        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    /// <param name="x">-1…1, from edge to edge.</param>
    private static double Blackman(double x) => Math.Abs(x) > 1
        ? 0 : 0.42 + (0.5 * Math.Cos(Math.PI * x)) + (0.08 * Math.Cos(2 * Math.PI * x));

    private static int Common(int a, int b) => b == 0 ? a : Common(b, a % b);
}
