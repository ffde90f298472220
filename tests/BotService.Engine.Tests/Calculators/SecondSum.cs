namespace BotService.Tests.Calculators;

/// <summary>
/// The same sums a second time, from the tables of the sources and in another way: unit after unit, each at its own
/// price, added up. Shares nothing with the calculators, neither figures nor code.
/// </summary>
internal static class SecondSum
{
    public const int Most = 9000;

    private static readonly Dictionary<(bool Shop, bool Summer, int Months), decimal[]> Sums = new[] { false, true }
        .SelectMany(shop => new[] { false, true }.SelectMany(
            summer => new[] { 1, 2 }.Select(months => (shop, summer, months))))
        .ToDictionary(k => k, k => AddUp(unit => PriceOfUnit(k.shop, k.summer, k.months, unit)));

    private static readonly Dictionary<int, decimal[]> WaterSums = new[] { 1, 2 }.ToDictionary(
        m => m, m => AddUp(unit => PriceOfWater(m, unit)));

    /// <summary>Ordinary electricity in one season.</summary>
    public static decimal Energy(bool shop, bool summer, int months, int kwh) => Sums[(shop, summer, months)][kwh];

    public static decimal Electricity(bool shop, bool threePhase, int months, int kwh, int summerDays, int otherDays)
    {
        var counted = Math.Max(kwh, months * (threePhase ? 60 : 20));
        var (summer, other) = (Energy(shop, true, months, counted), Energy(shop, false, months, counted));
        var sum = otherDays == 0 ? summer : summerDays == 0
            ? other : Share(summer, summerDays) + Share(other, otherDays);
        return Math.Max(sum, 100m * months);

        decimal Share(decimal all, int days) =>
            Math.Round(all / (summerDays + otherDays) * days, 2, MidpointRounding.AwayFromZero);
    }

    public static decimal TwoStage(bool summer, int peak, int semi, int off) =>
        75m + (peak + semi) * (summer ? 5.16m : 4.93m) + off * (summer ? 2.06m : 1.99m) + Surcharge(peak + semi + off);

    public static decimal ThreeStage(bool summer, int peak, int semi, int off) => summer
        ? 75m + peak * 7.13m + semi * 4.69m + off * 2.06m + Surcharge(peak + semi + off)
        : 75m + semi * 4.48m + off * 1.99m + Surcharge(semi + off);

    /// <summary>
    /// Water: unit after unit at the price of its own step, which the formula with a difference has to meet.
    /// </summary>
    public static decimal Water(int months, int units) => WaterSums[months][units];

    /// <param name="firstDay">The first day that costs something.</param>
    public static decimal Late(decimal bill, int days, int firstDay)
    {
        if (days < firstDay) return 0;
        var charge = days >= 15 ? bill / 50 : bill / 100;
        return charge < 5 ? 5 : charge;
    }

    private static decimal Surcharge(int kwh)
    {
        var sum = 0m;
        for (var unit = 2001; unit <= kwh; unit++) sum += 1.04m;
        return sum;
    }

    private static decimal PriceOfUnit(bool shop, bool summer, int months, int unit)
    {
        // The unit's place within one month: of two months, two units share each place.
        var place = (unit + months - 1) / months;
        return (shop, summer, place) switch
        {
            (false, _, <= 120) => 1.78m,
            (false, true, <= 330) => 2.55m,
            (false, true, <= 500) => 3.8m,
            (false, true, <= 700) => 5.14m,
            (false, true, <= 1000) => 6.44m,
            (false, true, _) => 8.86m,
            (false, false, <= 330) => 2.26m,
            (false, false, <= 500) => 3.13m,
            (false, false, <= 700) => 4.24m,
            (false, false, <= 1000) => 5.27m,
            (false, false, _) => 7.03m,
            (true, true, <= 330) => 2.71m,
            (true, true, <= 700) => 3.76m,
            (true, true, <= 1500) => 4.46m,
            (true, true, <= 3000) => 7.08m,
            (true, true, _) => 7.43m,
            (true, false, <= 330) => 2.28m,
            (true, false, <= 700) => 3.1m,
            (true, false, <= 1500) => 3.61m,
            (true, false, <= 3000) => 5.56m,
            (true, false, _) => 5.83m,
        };
    }

    private static decimal PriceOfWater(int months, int unit) => ((unit + months - 1) / months) switch
    {
        <= 10 => 7.35m,
        <= 30 => 9.45m,
        <= 50 => 11.55m,
        _ => 12.075m,
    };

    private static decimal[] AddUp(Func<int, decimal> price)
    {
        var sums = new decimal[Most + 1];
        for (var unit = 1; unit <= Most; unit++) sums[unit] = sums[unit - 1] + price(unit);
        return sums;
    }
}
