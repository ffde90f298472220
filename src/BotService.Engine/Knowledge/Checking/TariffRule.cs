namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// The steps of a tariff follow one another and cover everything; each says the same things, in every version.
/// </summary>
internal static class TariffRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge) => knowledge.Tariffs.Values.SelectMany(Check);

    private static IEnumerable<Problem> Check(Tariff tariff)
    {
        foreach (var version in tariff.Versions)
        {
            if (version.Amounts.Count == 0 && version.Steps.Count == 0)
                yield return KnowledgeCheck.At(version.Place, $"`{tariff.Id}` holds no figure");
            foreach (var problem in Steps(tariff, version.Steps)) yield return problem;
        }
        foreach (var (earlier, later) in tariff.Versions.Zip(tariff.Versions.Skip(1)))
            foreach (var name in NamesOf(earlier).Except(NamesOf(later)))
                yield return KnowledgeCheck.At(
                    later.Place, $"`{tariff.Id}` no longer says `{name}`, which the version before it does");
    }

    private static IEnumerable<Problem> Steps(Tariff tariff, IReadOnlyList<TariffStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var (step, last) = (steps[i], i == steps.Count - 1);
            if (!last && step.UpTo is null)
                yield return KnowledgeCheck.At(step.Place, $"`{tariff.Id}`: only the last step has no `up_to`");
            if (last && step.UpTo is not null)
                yield return KnowledgeCheck.At(
                    step.Place, $"`{tariff.Id}`: the last step has an `up_to`: nothing is known beyond {step.UpTo}");
            if (i > 0 && step.UpTo <= steps[i - 1].UpTo)
                yield return KnowledgeCheck.At(
                    step.Place, $"`{tariff.Id}`: this step ends at {step.UpTo}, no higher than the one before it");
            if (i == 0 && step.UpTo <= 0)
                yield return KnowledgeCheck.At(step.Place, $"`{tariff.Id}`: the first step is empty");
            foreach (var name in steps[0].Rates.Keys.Except(step.Rates.Keys))
                yield return KnowledgeCheck.At(step.Place, $"`{tariff.Id}`: the step does not say `{name}`");
            foreach (var name in step.Rates.Keys.Except(steps[0].Rates.Keys))
                yield return KnowledgeCheck.At(step.Place, $"`{tariff.Id}`: only this step says `{name}`");
        }
    }

    private static IEnumerable<string> NamesOf(TariffVersion version) =>
        version.Amounts.Keys.Concat(version.Steps.SelectMany(s => s.Rates.Keys)).Distinct();
}
