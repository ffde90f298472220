using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Calculators;

/// <summary>
/// Double entry: the worked examples beside a calculator's entry were reckoned from the source, not by this program.
/// Each must come out, so that no figure of a tariff can be lost or changed unseen.
/// </summary>
internal static class TariffExamples
{
    public static IEnumerable<Problem> Prove(KnowledgeBase knowledge, IEnumerable<ICalculator> calculators)
    {
        foreach (var calculator in calculators)
        {
            var entry = knowledge.Entries[calculator.Id];
            if (entry.Examples.Count == 0)
                yield return CalculatorProblem.ExamplesMissing.At(entry.Place);
            foreach (var example in entry.Examples)
                if (Differs(calculator, example, knowledge) is { } how)
                    yield return how;
        }
    }

    private static Problem? Differs(ICalculator calculator, WorkedExample example, KnowledgeBase knowledge)
    {
        var (inputs, problems) = InputReader.Read(calculator.Fields, example.Inputs, example.Day);
        problems = problems.Count > 0 ? problems : [.. calculator.Check(inputs)];
        if (example.Inputs.Keys.FirstOrDefault(k => calculator.Fields.All(f => f.Id != k)) is { } unknown)
            return CalculatorProblem.NoInput.At(example.Place, unknown)
                .OrNearest(unknown, calculator.Fields.Select(f => f.Id));
        if (problems.Count > 0)
            return CalculatorProblem.InputUnusable.At(
                example.Place, problems[0].Field, KebabCase.Of(problems[0].Word));
        var (from, to) = calculator.Span(inputs, example.Day);
        var tariffs = calculator.Uses(inputs).ToDictionary(id => id, id => knowledge.Tariffs[id].InForce(to));
        foreach (var (id, version) in tariffs)
            if (version is null || version != knowledge.Tariffs[id].InForce(from))
                return CalculatorProblem.NothingOnTheseDays.At(example.Place, id);
        var working = new Working();
        var total = calculator.Work(inputs, tariffs.ToDictionary(t => t.Key, t => t.Value!), working);
        var plans = working.Lines.Where(l => l.Word == LineWord.PlanTotal)
            .Select(l => (decimal)l.Values[0].Value).ToList();
        if (example.Plans.Count > 0 && !plans.SequenceEqual(example.Plans))
            return CalculatorProblem.PlansDiffer.At(
                example.Place, string.Join(", ", plans.Select(NumberText.Plain)),
                string.Join(", ", example.Plans.Select(NumberText.Plain)));
        return total == example.Total
            ? null : CalculatorProblem.TotalDiffers.At(example.Place, total, example.Total);
    }
}
