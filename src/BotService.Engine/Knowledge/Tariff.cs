using BotService.Engine.Data;

namespace BotService.Engine.Knowledge;

/// <summary>
/// A stretch of a ladder of prices: up to and including <paramref name="UpTo"/>; null on
/// the last one, which never ends.
/// </summary>
/// <param name="Rates">By name, such as the price in summer.</param>
/// <param name="Status">The version's, unless the step says otherwise.</param>
public sealed record TariffStep(
    decimal? UpTo, IReadOnlyDictionary<string, decimal> Rates, FactStatus Status, IReadOnlyList<string> Sources,
    Place Place);

/// <summary>The figures of a tariff while they were, are or will be in force.</summary>
/// <param name="Amounts">Single figures by name.</param>
/// <param name="Steps">From the first unit on; empty when the tariff has none.</param>
public sealed record TariffVersion(
    Period InForce, FactStatus Status, IReadOnlyList<string> Sources, IReadOnlyDictionary<string, decimal> Amounts,
    IReadOnlyList<TariffStep> Steps, Place Place);

/// <summary>Prices that calculators reckon with, by date.</summary>
public sealed record Tariff(string Id, IReadOnlyList<TariffVersion> Versions, Place Place)
{
    /// <summary>
    /// The figures of a day, or null: nothing is known for it and nobody falls back to the nearest version.
    /// </summary>
    public TariffVersion? InForce(DateOnly day) => Versions.FirstOrDefault(v => v.InForce.Contains(day));
}
