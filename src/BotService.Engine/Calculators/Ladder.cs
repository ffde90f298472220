using BotService.Engine.Knowledge;

namespace BotService.Engine.Calculators;

/// <summary>Prices that rise by steps: each step's own units at its own price.</summary>
internal static class Ladder
{
    /// <summary>Writes one line for each step that is used.</summary>
    /// <param name="months">Each step holds so many times its units.</param>
    /// <param name="rate">The price's name in the steps.</param>
    /// <returns>The sum.</returns>
    public static decimal Climb(TariffVersion tariff, decimal units, int months, string rate, Working working)
    {
        var (sum, below, number) = (0m, 0m, 0);
        foreach (var step in tariff.Steps)
        {
            number++;
            var end = step.UpTo * months;
            var count = decimal.Max(0, decimal.Min(units, end ?? units) - below);
            // The first step is written down even when nothing was used: a sum of nothing has a reason too.
            if (count > 0 || number == 1)
            {
                var (price, amount) = (step.Rates[rate], count * step.Rates[rate]);
                sum += amount;
                working.Add(
                    end is null ? LineWord.LastStep : LineWord.Step,
                    ("number", (decimal)number), ("from", below + 1), ("to", end ?? 0), ("count", count),
                    ("price", price), ("amount", amount));
            }
            below = end ?? below;
        }
        return sum;
    }

    /// <summary>
    /// The step in which a number lies, with its first unit. That a last step has no end is the loader's to see to.
    /// </summary>
    public static (TariffStep Step, decimal From) StepOf(TariffVersion tariff, decimal number)
    {
        var from = 1m;
        foreach (var step in tariff.Steps)
        {
            if (step.UpTo is not { } end || number <= end || step == tariff.Steps[^1]) return (step, from);
            from = end + 1;
        }
        throw new InvalidOperationException("A tariff without steps has no step; loading refuses it.");
    }
}
