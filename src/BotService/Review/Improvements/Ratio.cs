namespace BotService.Review.Improvements;

/// <summary>So many of so many, and where the share truly lies with 95 % confidence.</summary>
public readonly record struct Ratio(long Hits, long Of)
{
    /// <summary>With fewer, a share says too little to judge by.</summary>
    public const int Fewest = 30;

    private const double Z = 1.959963984540054;

    public bool IsTooFew => Of < Fewest;

    /// <summary>0…1; 0 of none.</summary>
    public double Value => Of == 0 ? 0 : (double)Hits / Of;

    /// <summary>After Wilson (1927): it stays between 0 and 1 and is sound for few, too. 0…1 of none.</summary>
    public Between Between
    {
        get
        {
            if (Of == 0) return new(0, 1);
            var spread = Z * Z / Of;
            var middle = (Value + spread / 2) / (1 + spread);
            var reach = Z * Math.Sqrt(Value * (1 - Value) / Of + spread / (4 * Of)) / (1 + spread);
            return new(Math.Max(0, middle - reach), Math.Min(1, middle + reach));
        }
    }

    /// <summary>
    /// Where the difference to another share lies, this one less that, after Newcombe (1998), method 10: made of both
    /// Wilson intervals, so that it never leaves -1…1.
    /// </summary>
    public Between Less(Ratio before)
    {
        var (now, then) = (Between, before.Between);
        var difference = Value - before.Value;
        return new(
            difference - Math.Sqrt(Square(Value - now.Low) + Square(then.High - before.Value)),
            difference + Math.Sqrt(Square(now.High - Value) + Square(before.Value - then.Low)));
    }

    private static double Square(double number) => number * number;
}

public readonly record struct Between(double Low, double High);
