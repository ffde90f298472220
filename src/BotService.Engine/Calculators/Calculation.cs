using BotService.Engine.Cases;

namespace BotService.Engine.Calculators;

/// <summary>How a calculation ended.</summary>
public enum CalculationOutcome
{
    /// <summary>There is a total and its working.</summary>
    Done,

    /// <summary>Some fields hold nothing usable: <see cref="Calculation.Problems"/> says which and why.</summary>
    Invalid,

    /// <summary>No tariff is known for the day; nobody falls back to another day's.</summary>
    NoTariff,
}

/// <summary>What a calculator answers.</summary>
/// <param name="Text">The result, or why there is none, in a sentence.</param>
/// <param name="Total">In New Taiwan dollars; null without a result. For a comparison the cheapest plan's.</param>
/// <param name="Sheet">The working line by line, the tariff's version and sources, what is not included and who
/// confirms; null without a result.</param>
/// <param name="Problems">One sentence for each field that is wrong; empty unless
/// <see cref="CalculationOutcome.Invalid"/>.</param>
public sealed record Calculation(
    CalculationOutcome Outcome, string Text, decimal? Total, Sheet? Sheet, IReadOnlyList<FieldProblem> Problems);

/// <summary>What is wrong with a field, in words.</summary>
public sealed record FieldProblem(string Field, string Text);
