namespace BotService.Engine.Calculators;

/// <summary>What was typed, understood: one value for each field that matters.</summary>
internal sealed record Inputs(
    IReadOnlyDictionary<string, decimal> Numbers, IReadOnlyDictionary<string, string> Choices,
    IReadOnlyDictionary<string, DateOnly> Days)
{
    public string Choice(string field) => Choices[field];

    public decimal Number(string field) => Numbers[field];

    /// <summary>Nothing when the field does not matter.</summary>
    public decimal NumberOrZero(string field) => Numbers.GetValueOrDefault(field);

    /// <summary>One or two.</summary>
    public int Months => Choices["months"] == "two" ? 2 : 1;
}

/// <summary>
/// The sentences that say what is wrong with a field; each has its key in kebab case in
/// <c>dialogs/calculators.&lt;locale&gt;.yaml</c>.
/// </summary>
internal enum ProblemWord
{
    Missing, NotANumber, NotWhole, TooManyDecimals, TooSmall, TooLarge, NotAnOption, NotADate, DateTooLate, DateOrder, PeriodTooLong, TwoTariffs, DoesNotCount,
    NoFigure,
}

/// <param name="Values">What the sentence quotes as <c>{name}</c>.</param>
internal sealed record InputProblem(
    string Field, ProblemWord Word, params IReadOnlyList<(string Name, object Value)> Values);
