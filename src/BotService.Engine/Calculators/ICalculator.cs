using BotService.Engine.Knowledge;

namespace BotService.Engine.Calculators;

/// <summary>One kind of sum: which inputs it takes, which tariffs it reckons with, and how.</summary>
internal interface ICalculator
{
    /// <summary>The id of its entry.</summary>
    string Id { get; }

    IReadOnlyList<FieldSpec> Fields { get; }

    /// <summary>Every tariff it may ever use, with the figures it looks for there.</summary>
    IReadOnlyList<TariffNeed> Needs { get; }

    /// <summary>What is wrong between fields that are right by themselves.</summary>
    IEnumerable<InputProblem> Check(Inputs inputs);

    /// <summary>The tariffs of this case.</summary>
    IEnumerable<string> Uses(Inputs inputs);

    /// <summary>First and last day for which the tariffs must hold.</summary>
    (DateOnly From, DateOnly To) Span(Inputs inputs, DateOnly today);

    /// <returns>The total.</returns>
    decimal Work(Inputs inputs, IReadOnlyDictionary<string, TariffVersion> tariffs, Working working);
}

/// <param name="Rates">What every step says; empty when it has no steps.</param>
internal sealed record TariffNeed(string Tariff, IReadOnlyList<string> Amounts, IReadOnlyList<string> Rates);
