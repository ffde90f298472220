namespace BotService.Cli.Evaluation;

/// <summary>
/// Where a share lies with 95 % confidence, after Wilson (1927): it stays between 0 and 1 and
/// is sound for few questions too.
/// </summary>
internal readonly record struct Interval(double Low, double High)
{
    private const double Z = 1.959964;

    /// <returns>0…1 when there were none.</returns>
    public static Interval Wilson(int hits, int of)
    {
        if (of == 0) return new(0, 1);
        var share = (double)hits / of;
        var spread = Z * Z / of;
        var middle = (share + spread / 2) / (1 + spread);
        var reach = Z * Math.Sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread);
        return new(Math.Round(Math.Max(0, middle - reach), 4), Math.Round(Math.Min(1, middle + reach), 4));
    }
}
