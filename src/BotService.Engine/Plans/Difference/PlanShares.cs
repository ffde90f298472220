namespace BotService.Engine.Plans.Difference;

/// <summary>
/// Finds where one item became several, or several one: an item without a partner whose words stand in another's
/// partner, in a part of it that the partner itself does not fill.
/// </summary>
internal static class PlanShares
{
    /// <summary>So much of an item must stand in the other, or so much where it fills what the partner leaves of it.</summary>
    private const double Most = 0.55, MostOfRest = 0.35;

    /// <summary>And so much of that must be its own part, or of the rest be filled.</summary>
    private const double Own = 0.5, Filled = 0.6;

    /// <summary>For each item without a partner, the item of the other plan that it is a part of.</summary>
    /// <param name="partner">Of the other plan's items, those of this one; -1 for none.</param>
    /// <returns>Place in this plan → place in the other.</returns>
    public static Dictionary<int, int> Of(PlanOutline plan, IReadOnlyList<int> without, PlanOutline other, int[] partner)
    {
        var found = new Dictionary<int, int>();
        foreach (var part in without.Where(p => !plan.IsHeading(p) && plan.Words[p].Folded.Length > 0))
            if (Best(plan, part, other, partner) is { } whole) found[part] = whole;
        return found;
    }

    private static int? Best(PlanOutline plan, int part, PlanOutline other, int[] partner)
    {
        var words = plan.Words[part];
        var best = (Weight: 0.0, Whole: (int?)null);
        for (var whole = 0; whole < other.Words.Count; whole++)
        {
            if (partner[whole] < 0 || other.IsHeading(whole)) continue;
            var weight = words.WeightOf(words.SharedWith(other.Words[whole]));
            if (weight <= best.Weight || weight < MostOfRest * words.Weight) continue;
            if (IsPart(words, weight, other.Words[whole], plan.Words[partner[whole]])) best = (weight, whole);
        }

        return best.Whole;
    }

    private static bool IsPart(PlanWords part, double weight, PlanWords whole, PlanWords first)
    {
        var (mine, others) = (whole.SharedWith(part), whole.SharedWith(first));
        var own = whole.WeightOf([.. mine.Zip(others, (m, o) => m && !o)]);
        var rest = whole.WeightOf([.. others.Select(o => !o)]);
        return own >= Own * whole.WeightOf(mine) && (weight >= Most * part.Weight || rest >= MostOfRest * whole.Weight && own >= Filled * rest);
    }
}
