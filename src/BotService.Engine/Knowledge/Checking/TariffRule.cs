using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// The steps of a tariff follow one another and cover everything; each says the same things, in every version.
/// </summary>
internal static class TariffRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings) =>
        knowledge.Tariffs.Values.SelectMany(t => Check(t, findings));

    private static IEnumerable<Problem> Check(Tariff tariff, Findings findings)
    {
        foreach (var version in tariff.Versions)
        {
            if (version.Amounts.Count == 0 && version.Steps.Count == 0
                && !findings.IsSpoilt(version.Place, "amounts", "steps"))
                yield return KnowledgeProblem.TariffEmpty.At(version.Place, tariff.Id);
            foreach (var problem in Steps(tariff, version.Steps, findings)) yield return problem;
        }
        foreach (var (earlier, later) in tariff.Versions.Zip(tariff.Versions.Skip(1)))
            foreach (var name in NamesOf(earlier).Except(NamesOf(later)))
                yield return KnowledgeProblem.TariffLost.At(later.Place, tariff.Id, name)
                    .OrNearest(name, NamesOf(later).Except(NamesOf(earlier)));
    }

    private static IEnumerable<Problem> Steps(Tariff tariff, IReadOnlyList<TariffStep> steps, Findings findings)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var (step, last) = (steps[i], i == steps.Count - 1);
            foreach (var name in steps[0].Rates.Keys.Except(step.Rates.Keys))
                yield return KnowledgeProblem.StepLacks.At(step.Place, tariff.Id, name);
            foreach (var name in step.Rates.Keys.Except(steps[0].Rates.Keys))
                yield return KnowledgeProblem.StepAlone.At(step.Place, tariff.Id, name)
                    .OrNearest(name, steps[0].Rates.Keys);
            if (findings.IsSpoilt(step.Place, "up_to")) continue;
            if (!last && step.UpTo is null) yield return KnowledgeProblem.StepWithoutEnd.At(step.Place, tariff.Id);
            if (last && step.UpTo is not null)
                yield return KnowledgeProblem.LastStepEnds.At(step.Place, tariff.Id, step.UpTo);
            if (i > 0 && step.UpTo <= steps[i - 1].UpTo)
                yield return KnowledgeProblem.StepNoHigher.At(step.Place, tariff.Id, step.UpTo);
            if (i == 0 && step.UpTo <= 0) yield return KnowledgeProblem.FirstStepEmpty.At(step.Place, tariff.Id);
        }
    }

    private static IEnumerable<string> NamesOf(TariffVersion version) =>
        version.Amounts.Keys.Concat(version.Steps.SelectMany(s => s.Rates.Keys)).Distinct();
}
