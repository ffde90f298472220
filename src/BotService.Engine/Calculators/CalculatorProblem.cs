namespace BotService.Engine.Calculators;

/// <summary>What can be wrong with the calculators' data.</summary>
internal enum CalculatorProblem
{
    NoCalculator,
    EntryOfNoCalculator, CalculatorWithoutEntry, TariffOfNoCalculator, TariffNeeded, AmountNeeded, StepsNeeded,
    RateNeeded, NoSentence, SentenceOfNothing, UtteranceLost,
    ExamplesMissing, NoInput, InputUnusable, NothingOnTheseDays, PlansDiffer, TotalDiffers,
}
